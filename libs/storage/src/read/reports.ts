import type { ReportQuery, Store } from '@parley/core';
import { namedInReport } from '@parley/core/store-rules';
import type { Report } from '@parley/events';
import type { Kysely } from 'kysely';
import { reportOf } from '../rows.ts';
import type { Row, Schema } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { usersNamed } from './people.ts';

const selectReport = statement((db, slot: Slot<{ id: number }>) =>
  db.selectFrom('reports').selectAll().where('id', '=', slot('id')),
);

export const reportRow = (db: Queries, id: number): Promise<Row<'reports'> | undefined> =>
  db.one(selectReport, { id });

export async function report(db: Queries, id: number): Promise<Report | undefined> {
  const row = await reportRow(db, id);
  return row && reportOf(row);
}

export async function reports(
  db: Queries,
  { resolved, rooms, except, before, limit }: ReportQuery,
): Promise<Awaited<ReturnType<Store['reports']>>> {
  if (rooms?.length === 0) return { reports: [], users: [], more: false, open: 0 };
  const seen = (kysely: Kysely<Schema>, isResolved: boolean) => {
    let query = kysely.selectFrom('reports').where('resolved_at', isResolved ? 'is not' : 'is', null);
    if (rooms !== undefined)
      query = query.where((where) =>
        where.or([
          where('room_id', 'in', [...rooms]),
          where(
            'room_id',
            'in',
            where
              .selectFrom('rooms')
              .select('rooms.id')
              .where('rooms.parent_id', 'in', [...rooms]),
          ),
        ]),
      );
    if (except !== undefined) query = query.where('author_id', '<>', except);
    return query;
  };
  const found = await db.ask((kysely) => {
    const query = seen(kysely, resolved).selectAll();
    const older = before === undefined ? query : query.where('id', '<', before);
    return older.orderBy('id', 'desc').limit(limit + 1);
  });
  const [counted] = await db.ask((kysely) =>
    seen(kysely, false).select((build) => build.fn.countAll<number>().as('count')),
  );
  const page = found.slice(0, limit).map(reportOf);
  return {
    reports: page,
    users: await usersNamed(db, page.flatMap(namedInReport)),
    more: found.length > limit,
    open: Number(counted?.count ?? 0),
  };
}
