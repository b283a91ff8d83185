/** What the people of a history were shown of what they were owed. */
import type { History } from '../checker/history.ts';

export interface Deliveries {
  /** One for each person and message: from the first one that their page shows, to the end. */
  readonly owed: number;
  readonly neverShown: number;
  readonly shownTwice: number;
  readonly outOfOrder: number;
  /** Messages that are stored more than once. */
  readonly storedTwice: number;
}

export const noDeliveries: Deliveries = {
  owed: 0,
  neverShown: 0,
  shownTwice: 0,
  outOfOrder: 0,
  storedTwice: 0,
};

export const sumOf = (a: Deliveries, b: Deliveries): Deliveries => ({
  owed: a.owed + b.owed,
  neverShown: a.neverShown + b.neverShown,
  shownTwice: a.shownTwice + b.shownTwice,
  outOfOrder: a.outOfOrder + b.outOfOrder,
  storedTwice: a.storedTwice + b.storedTwice,
});

export function deliveriesOf({ lines, database }: History): Deliveries {
  const heads = new Map(database.rooms.map(({ room, head }) => [room.id, head.seq]));
  const stored = database.rooms.flatMap(({ messages }) => messages.map(({ id }) => id));
  let total: Deliveries = { ...noDeliveries, storedTwice: stored.length - new Set(stored).size };
  for (const line of lines)
    if (line.kind === 'view' && line.final && line.timeline && line.timeline.messages.length > 0)
      total = sumOf(
        total,
        shown(
          line.timeline.messages.map(({ seq }) => seq),
          heads.get(line.room) ?? 0,
        ),
      );
  return total;
}

function shown(seqs: readonly number[], head: number): Deliveries {
  const distinct = new Set(seqs);
  const owed = head - Math.min(...distinct) + 1;
  let newest = 0;
  let outOfOrder = 0;
  for (const seq of seqs) {
    if (seq < newest) outOfOrder += 1;
    newest = Math.max(newest, seq);
  }
  const shownTwice = seqs.length - distinct.size;
  return { owed, neverShown: owed - distinct.size, shownTwice, outOfOrder, storedTwice: 0 };
}
