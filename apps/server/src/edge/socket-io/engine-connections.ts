import { Inject, Injectable } from '@nestjs/common';
import type { SessionId } from '@parley/core';
import type { Socket } from 'socket.io';
import { SessionCookie } from '../../auth/session-cookie.ts';
import { sessionIdOf } from '../../auth/session-token.ts';
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
  readonly #cookie: SessionCookie;
  readonly #known = new WeakMap<EngineSocket, EngineConnection>();
  #accepted = 0;

  constructor(@Inject(SessionCookie) cookie: SessionCookie) {
    this.#cookie = cookie;
  }

  accept(conn: EngineSocket): void {
    const token = this.#cookie.read(conn.request.headers.cookie);
    screenFrames(conn);
    this.#known.set(conn, {
      id: ++this.#accepted,
      session: token && sessionIdOf(token),
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
