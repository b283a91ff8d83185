import { useChatClient, useMe, useRooms, type ChatClient } from '@parley/react';
import { useState } from 'react';
import { searchTexts } from '../../texts/en/search.ts';
import { roomTitle } from '../rooms.ts';
import type { Asked } from './asked.ts';
import { readTyped } from './operators.ts';

interface Asking {
  /** Asks for what was typed, filters among the words taken for filters. */
  readonly ask: (typed: string) => Promise<void>;
  /** Why it was not asked for. */
  readonly problem: string | undefined;
}

/** Finds the people and rooms that are named in what was typed. */
export function useAsk(onAsk: (changed: Partial<Asked>) => void): Asking {
  const client = useChatClient();
  const me = useMe();
  const rooms = useRooms() ?? [];
  const [problem, setProblem] = useState<string>();

  const roomCalled = async (name: string) => {
    const wanted = plain(name, '#');
    const mine = rooms.find((view) => plain(roomTitle(view), '#') === wanted);
    if (mine !== undefined) return mine.id;
    const ack = await client.listRooms({ query: name.replace(/^#/u, '').slice(0, 100) });
    return ack.ok ? ack.data.rooms.find(({ room }) => plain(room.name, '#') === wanted)?.room.id : undefined;
  };
  const ask = async (text: string) => {
    const typed = readTyped(text);
    if (typed.problem !== undefined) return setProblem(typed.problem);
    const from =
      typed.from === undefined
        ? undefined
        : typed.from === 'me'
          ? me?.id
          : await personCalled(client, typed.from);
    if (typed.from !== undefined && from === undefined)
      return setProblem(searchTexts().nobody({ name: typed.from }));
    const room = typed.room === undefined ? undefined : await roomCalled(typed.room);
    if (typed.room !== undefined && room === undefined)
      return setProblem(searchTexts().noRoom({ name: typed.room }));
    setProblem(undefined);
    onAsk({
      query: typed.words,
      ...typed.filters,
      ...(from !== undefined && { from }),
      ...(room !== undefined && { room }),
    });
  };
  return { ask, problem };
}

const plain = (name: string, sign: string): string =>
  (name.startsWith(sign) ? name.slice(1) : name).normalize('NFKC').toLocaleLowerCase();

async function personCalled(client: ChatClient, name: string) {
  const wanted = plain(name, '@');
  const ack = await client.listUsers({ query: name.replace(/^@/u, '').slice(0, 100) });
  const found = ack.ok ? ack.data.users : [];
  return found.find((user) => user.handle === wanted || plain(user.name, '@') === wanted)?.id;
}
