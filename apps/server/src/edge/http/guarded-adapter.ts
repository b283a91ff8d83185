import { ExpressAdapter } from '@nestjs/platform-express';
import express from 'express';
import type { ClientAddresses } from '../../auth/client-addresses.ts';
import { type GuardedConfig, guardedServer } from './guarded-server.ts';

/** Nest's way to express, on a server that is made with our limits: some can only be given when it is made. */
export class GuardedAdapter extends ExpressAdapter {
  readonly #config: GuardedConfig;
  readonly #addresses: ClientAddresses;

  constructor({
    config,
    addresses,
  }: {
    readonly config: GuardedConfig;
    readonly addresses: ClientAddresses;
  }) {
    super(express());
    this.#config = config;
    this.#addresses = addresses;
  }

  override initHttpServer(): void {
    this.httpServer = guardedServer(this.#config, this.#addresses, this.getInstance());
  }
}
