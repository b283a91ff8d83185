import type { Ack, CommandError, CommandName, ParsedRequest, Reply } from '@parley/events';
import { type FakeRoom, roomId } from '../fake-place.ts';
import type { FakeServer } from '../fake-server.ts';

/** Of the contract only what the page says in tests; other commands are answered `invalid`. */
export type Answers = { readonly [N in CommandName]?: (data: ParsedRequest<N>) => Ack<Reply<N>> };

export const ok = <T>(data: T): Ack<T> => ({ ok: true, data });
export const failed = (error: CommandError): Ack<never> => ({ ok: false, error });

export function inRoom<T>({ place }: FakeServer, room: string, answer: (fake: FakeRoom) => Ack<T>): Ack<T> {
  const fake = place.rooms.get(roomId(room));
  return fake === undefined ? failed({ code: 'not_found', message: 'There is no such room.' }) : answer(fake);
}

export const named = <T extends { readonly name: string }>(all: readonly T[], query = ''): readonly T[] =>
  all.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
