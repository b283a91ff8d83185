import type { Store } from '@parley/core';
import type { Message, RoomId } from '@parley/events';
import type { StoredRoom } from './history.ts';

const PAGE = 500;

/** A room as `store` has it. Read it when nothing is written: it takes several questions. */
export async function storedRoom(store: Store, id: RoomId): Promise<StoredRoom | undefined> {
  const found = await store.room(id);
  if (!found) return undefined;
  const messages: Message[] = [];
  for (let more = true; more;) {
    const page = await store.history({ room: id, after: messages.at(-1)?.seq ?? 0, limit: PAGE });
    messages.push(...page.messages);
    more = page.hasAfter;
  }
  return { ...found, messages, members: await membersOf(store, id) };
}

async function membersOf(store: Store, room: RoomId): Promise<StoredRoom['members']> {
  // The list of members has only who is in; a catch-up from the start has the row of everybody.
  const { changes } = await store.changes({ room, since: 0, limit: Number.MAX_SAFE_INTEGER });
  const members = changes.flatMap((change) => (change.kind === 'member' ? [change.member] : []));
  return Promise.all(
    members.map(async (member) => {
      const own = (await store.memberships(member.user)).find((each) => each.room === room);
      return { ...member, read: own?.read ?? 0 };
    }),
  );
}
