import { foldCase, inNameOrder } from '@parley/events';
import { canBeInName } from '../../store-rules.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where a list goes on. */
type Place = Named | 'start' | 'nowhere';

/** Behind what now has the id `after`, or nowhere if there is no such thing. */
export function placeIn(all: readonly Named[], after: string | undefined): Place {
  return after === undefined ? 'start' : (all.find(({ id }) => id === after) ?? 'nowhere');
}

export const isBehind = (item: Named, place: Place): boolean =>
  place !== 'nowhere' && (place === 'start' || inNameOrder(item, place) > 0);

export const contains = (name: string, query = ''): boolean =>
  canBeInName(query) && foldCase(name).includes(foldCase(query));
