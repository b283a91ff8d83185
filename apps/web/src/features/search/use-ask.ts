import { useChatClient, useMe, useRooms, type ChatClient } from '@parley/react';
import { useState } from 'react';
import { searchTexts } from '../../texts/en/search.ts';
import { problemText } from '../problem.ts';
import { roomTitle } from '../rooms.ts';
import { searchPath, type Asked } from './asked.ts';
import { readTyped } from './operators.ts';

export interface Asking {
  /** Asks for what was typed, filters among the words taken for filters, and for what was chosen beside it. */
  readonly ask: (typed: string, chosen?: Partial<Asked>) => Promise<void>;
  /** Why it was not asked for. */
  readonly problem: string | undefined;
}

/** Finds the people and rooms that are named in what was typed. */
export function useAsk(asked: Asked, onAsk: (changed: Partial<Asked>) => void): Asking {
  const client = useChatClient();
  const me = useMe();
  const rooms = useRooms() ?? [];
  const [refused, setRefused] = useState<{ readonly at: string; readonly why: string }>();

  const roomCalled = async (name: string) => {
    const wanted = plain(name, '#');
    const mine = rooms.find((view) => plain(roomTitle(view), '#') === wanted);
    if (mine !== undefined) return mine.id;
    const ack = await client.listRooms({ query: name.replace(/^#/u, '').slice(0, 100) });
    return ack.ok ? ack.data.rooms.find(({ room }) => plain(room.name, '#') === wanted)?.room.id : undefined;
  };
  const ask = async (text: string, chosen: Partial<Asked> = {}) => {
    const refuse = (why: string) => {
      setRefused({ at: searchPath({ ...asked, ...chosen }), why });
      // What was chosen beside the words is clear.
      if (Object.keys(chosen).length > 0) onAsk(chosen);
    };
    const typed = readTyped(text);
    if (typed.problem !== undefined) return refuse(typed.problem);
    // Nothing is waited for without a name: a field that one types in takes no answer that comes later.
    const from =
      typed.from === undefined
        ? undefined
        : typed.from === 'me'
          ? me?.id
          : await personCalled(client, typed.from);
    if (typeof from === 'object') return refuse(from.problem);
    const room = typed.room === undefined ? undefined : await roomCalled(typed.room);
    if (typed.room !== undefined && room === undefined)
      return refuse(searchTexts().noRoom({ name: typed.room }));
    setRefused(undefined);
    onAsk({
      query: typed.words,
      ...typed.filters,
      ...(from !== undefined && { from }),
      ...(room !== undefined && { room }),
      ...chosen,
    });
  };
  // Who goes on to another question has left this one behind.
  return { ask, problem: refused?.at === searchPath(asked) ? refused.why : undefined };
}

const plain = (name: string, sign: string): string =>
  (name.startsWith(sign) ? name.slice(1) : name).normalize('NFKC').toLocaleLowerCase();

/** Who is called so; else the only one of whose name it is a part. */
async function personCalled(client: ChatClient, name: string) {
  const t = searchTexts();
  const wanted = plain(name, '@');
  const ack = await client.listUsers({ query: name.replace(/^@/u, '').slice(0, 100) });
  if (!ack.ok) return { problem: problemText(ack.error) };
  const { users } = ack.data;
  const named = users.find((user) => user.handle === wanted || plain(user.name, '@') === wanted);
  const [first, second] = users;
  if (named === undefined && first !== undefined && second !== undefined)
    return { problem: t.several({ name, first: first.name, second: second.name }) };
  return (named ?? first)?.id ?? { problem: t.nobody({ name }) };
}
