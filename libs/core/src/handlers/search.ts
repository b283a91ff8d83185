import { can, failure, type RoomId, success } from '@parley/events';
import type { Call, Handler } from '../context.ts';
import { targetOf } from '../room-view.ts';
import { isCursor, searchTerms } from '../search-text.ts';

const SEARCH_PAGE = 20;

export const searchMessages: Handler<'search:messages'> = async (call) => {
  const { caller, data, services } = call;
  const { query, limit, ...filters } = data;
  const terms = searchTerms(query);
  // Quotation marks and what only joins letters are no words: a query of these alone would find everything.
  const { cursor: _, ...narrowing } = filters;
  if (terms.length === 0 && Object.keys(narrowing).length === 0)
    return failure('invalid', 'The request is not valid.', {
      issues: [{ path: 'query', message: 'asks for nothing' }],
    });
  if (data.cursor !== undefined && !isCursor(data.cursor))
    return failure('invalid', 'The request is not valid.', {
      issues: [{ path: 'cursor', message: 'is from no search' }],
    });
  const page = await services.store.search({
    ...filters,
    user: caller.principal.user,
    terms,
    limit: limit ?? SEARCH_PAGE,
  });
  const readable = await readableNow(
    call,
    page.rooms.map(({ id }) => id),
  );
  const results = page.results.filter(({ room }) => readable.has(room));
  const authors = new Set(results.map(({ message }) => message.author));
  return success({
    ...page,
    results,
    rooms: page.rooms.filter(({ id }) => readable.has(id)),
    users: page.users.filter(({ id }) => authors.has(id)),
  });
};

/** A membership can end while a search is on its way: then nothing of that room may leave (SPEC D7). */
async function readableNow(
  { caller, services: { directory, journal } }: Call<'search:messages'>,
  rooms: readonly RoomId[],
): Promise<ReadonlySet<RoomId>> {
  await journal.partingsTold();
  const { user } = caller.principal;
  const actor = await directory.actor(user);
  const readable = new Set<RoomId>();
  for (const room of rooms) {
    const view = await directory.view(user, room);
    if (actor && view && can(actor, 'room:history', targetOf(view))) readable.add(room);
  }
  return readable;
}
