import { type Frame, textWithFiles } from '@parley/core';
import { LOBBY, type ServerEventName } from '@parley/events';
import { type SocketIoPacket, socketIoPacket } from './socket-io-packet.ts';
import { textFrame } from './text-frame.ts';

/** What ten-line clients are told: who said what. */
export interface LobbyMessage {
  readonly name: string;
  readonly message: string;
}

/** What was newly said in the lobby: of all that can change in a room, all that a ten-line client knows. */
export function saidInLobby(frame: Frame): readonly LobbyMessage[] {
  if (!isEvent(frame, 'room:changed') || frame.data.room !== LOBBY) return [];
  const names = new Map(frame.data.users.map(({ id, name }) => [id, name]));
  return frame.data.changes.flatMap((change) => {
    if (change.kind !== 'message' || change.message.deleted || change.message.editedAt !== undefined)
      return [];
    const { alias, author } = change.message;
    return [{ name: alias ?? names.get(author) ?? '', message: textWithFiles(change.message) }];
  });
}

export const encodeForLobby = (frame: Frame): readonly SocketIoPacket[] =>
  saidInLobby(frame).map(({ message }) => socketIoPacket('/', 'chat message', message));

export const encodeForWsLobby = (frame: Frame): readonly Buffer[] =>
  saidInLobby(frame).map((said) => textFrame(JSON.stringify(said)));

const isEvent = <E extends ServerEventName>(frame: Frame, event: E): frame is Frame<E> =>
  frame.event === event;
