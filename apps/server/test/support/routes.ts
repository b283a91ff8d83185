import { RequestMethod } from '@nestjs/common';
import type { Core } from '@parley/core';
import { systemClock } from '@parley/events';
import { AppModule } from '../../src/app-module.ts';
import { ClientAddresses } from '../../src/auth/client-addresses.ts';
import { readConfig } from '../../src/config.ts';
import { LogBook } from './log-book.ts';

/** `METHOD /path` of all that the controllers are decorated with. */
export function routesOfTheApplication(): readonly string[] {
  const { controllers = [] } = AppModule.of({
    config: readConfig({}),
    core: {} as Core,
    clock: systemClock,
    log: new LogBook(),
    addresses: new ClientAddresses(undefined),
  });
  return controllers.flatMap((controller) => {
    const prefix = String(Reflect.getMetadata('path', controller));
    const { prototype } = controller;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler: object = Object.getOwnPropertyDescriptor(prototype, name)?.value ?? {};
      const method: RequestMethod | undefined = Reflect.getMetadata('method', handler);
      if (method === undefined) return [];
      const paths = [Reflect.getMetadata('path', handler)].flat().map(String);
      return paths.map((path) => `${RequestMethod[method]} /${[prefix, path].flatMap(parts).join('/')}`);
    });
  });
}

const parts = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');
