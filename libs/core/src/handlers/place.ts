import { success } from '@parley/events';
import type { Handler } from '../context.ts';
import { StoreUnavailable } from '../ports.ts';

/** Tells how the place is doing, also while nothing can be written. */
export const tellState: Handler<'place:state'> = async ({ services }) => {
  const { store, hub, clock, about } = services;
  const [{ people, rooms, messages, bytes }, ready] = await Promise.all([
    store.totals(clock.now()),
    store.check().then(
      () => true,
      (error: unknown) => {
        if (error instanceof StoreUnavailable) return false;
        throw error;
      },
    ),
  ]);
  return success({
    ...about,
    ready,
    connections: hub.size,
    online: hub.presence.people,
    people: {
      members: people.owner + people.admin + people.member,
      guests: people.guest,
      bots: people.bot,
    },
    rooms,
    messages,
    databaseBytes: bytes,
  });
};
