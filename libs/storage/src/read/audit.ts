import type { Store } from '@parley/core';
import { namedInAudit } from '@parley/core/store-rules';
import { auditOf } from '../rows.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { usersNamed } from './people.ts';

type Query = Parameters<Store['audit']>[0];

const selectEntries = statement((db, slot: Slot<{ before: number; limit: number }>) =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('id', '<', slot('before'))
    .orderBy('id', 'desc')
    .limit(slot('limit')),
);

export async function audit(
  db: Queries,
  { before = Number.MAX_SAFE_INTEGER, limit }: Query,
): Promise<Awaited<ReturnType<Store['audit']>>> {
  const rows = await db.all(selectEntries, { before, limit: limit + 1 });
  const entries = rows.slice(0, limit).map(auditOf);
  return {
    entries,
    users: await usersNamed(db, entries.flatMap(namedInAudit)),
    more: rows.length > limit,
  };
}
