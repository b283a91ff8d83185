import { Inject, Injectable } from '@nestjs/common';
import type { Connection, Core, Principal, Sink } from '@parley/core';
import { type Ack, LOBBY, LOBBY_GUEST, success } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { orUnavailable } from '../../auth/admission.ts';
import { CORE } from '../../tokens.ts';

/** Every ten-line client is this guest: it has no session, only its connection. */
const guest: Principal = { user: LOBBY_GUEST };

/** How ten-line clients of both kinds come into the lobby and speak there. */
@Injectable()
export class LobbyHall {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  enter(sink: Sink): Promise<Ack<Connection>> {
    return orUnavailable(async () => success(await this.#core.attach(guest, sink)));
  }

  /** Says `text` to everyone in the lobby, the speaker and the web app too. `alias`: the name to say it under. */
  say(connection: Connection, text: unknown, alias?: string): Promise<Ack<unknown>> {
    const principal = { ...connection.principal, alias };
    return this.#core.dispatch({ principal, connection }, 'message:send', {
      room: LOBBY,
      id: uuidV7(),
      text,
    });
  }
}
