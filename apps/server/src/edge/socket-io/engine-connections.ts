import { Inject, Injectable } from '@nestjs/common';
import type { SessionId } from '@parley/core';
import type { Socket } from 'socket.io';
import { Credentials } from '../../auth/credentials.ts';
import { EngineLink } from '../../fanout/engine-link.ts';
import { screenFrames } from './screening.ts';

type EngineSocket = Socket['conn'];

/** What is known of one Engine.IO connection. */
export interface EngineConnection {
  /** Unique among the connections of this process. */
  readonly id: number;
  /** The session that its first request proved. */
  readonly session: SessionId | undefined;
  readonly link: EngineLink;
}

/** The Engine.IO connections that are open. */
@Injectable()
export class EngineConnections {
  readonly #credentials: Credentials;
  readonly #known = new WeakMap<EngineSocket, EngineConnection>();
  #accepted = 0;

  constructor(@Inject(Credentials) credentials: Credentials) {
    this.#credentials = credentials;
  }

  accept(conn: EngineSocket): void {
    screenFrames(conn);
    this.#known.set(conn, {
      id: ++this.#accepted,
      session: this.#credentials.sessionOf(conn.request.headers),
      link: new EngineLink(conn),
    });
    // All that is needed of the request is read; kept, it would be most of an idle connection's memory.
    Object.assign(conn, { request: null });
  }

  of(socket: Socket): EngineConnection {
    const known = this.#known.get(socket.conn);
    if (!known) throw new Error('an Engine.IO connection that was not accepted');
    return known;
  }
}
