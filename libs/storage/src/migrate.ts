import type { Write } from '@parley/core';
import type { Epoch } from '@parley/events';
import { migrations } from './migrations/index.ts';
import { renewIndex } from './search/index-messages.ts';
import { renewNameKeys } from './renew-name-keys.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { SchemaTooNew } from './sqlite-errors.ts';
import { type Slot, statement } from './statement.ts';
import { applyWrites } from './write/commit.ts';

/** What a new database starts with. */
export interface Seed {
  readonly epoch: Epoch;
  readonly writes: readonly Write[];
}

const insertMeta = statement((db, slot: Slot<{ epoch: Epoch }>) =>
  db
    .insertInto('meta')
    .values({ id: 1, schema_version: 0, epoch: slot('epoch') })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const selectMeta = statement((db) => db.selectFrom('meta').select(['schema_version', 'epoch']));

const updateVersion = statement((db, slot: Slot<{ version: number }>) =>
  db.updateTable('meta').set({ schema_version: slot('version') }),
);

/**
 * Brings the database to the newest version, and seeds a new one, in one transaction under the database's write lock: a
 * process that dies in the middle leaves it as it was. Rejects with SchemaTooNew.
 */
export async function migrate(connection: SqliteConnection, seed: Seed): Promise<Epoch> {
  return connection.transaction('immediate', async () => {
    await connection.build(({ schema }) => [
      schema
        .createTable('meta')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.notNull().primaryKey())
        .addColumn('schema_version', 'integer', (column) => column.notNull())
        .addColumn('epoch', 'text', (column) => column.notNull()),
    ]);
    await connection.run(insertMeta, { epoch: seed.epoch });
    const meta = await connection.one(selectMeta, {});
    if (!meta) throw new Error('the row of meta was not written');
    await climb(connection, meta.schema_version);
    await renewIndex(connection);
    await renewNameKeys(connection);
    if (meta.schema_version === 0) await applyWrites(connection, seed.writes);
    return meta.epoch;
  });
}

async function climb(connection: SqliteConnection, version: number): Promise<void> {
  if (version > migrations.length)
    throw new SchemaTooNew(
      `The database was written by a newer version of Parley (schema ${version}, this version knows ${migrations.length}).`,
    );
  if (version === migrations.length) return;
  for (const migration of migrations.slice(version)) await connection.build(migration);
  await connection.run(updateVersion, { version: migrations.length });
}
