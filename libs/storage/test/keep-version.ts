/** Keeps a dump of today's schema version for the tests of all later ones: `npm run keep-version` after adding a migration. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteStore } from '../src/index.ts';
import { migrations } from '../src/migrations/index.ts';
import { dump, fillSample, SAMPLE_EPOCH, SAMPLE_TIME, VERSIONS } from './versions.ts';

const target = join(VERSIONS, `${migrations.length}.sql`);
if (existsSync(target)) throw new Error(`version ${migrations.length} is kept already; it never changes`);

const folder = mkdtempSync(join(tmpdir(), 'parley-version-'));
const file = join(folder, 'parley.db');
const store = new SqliteStore({ file, epoch: SAMPLE_EPOCH, clock: { now: () => SAMPLE_TIME } });
await store.open();
await fillSample(store);
await store.close();
writeFileSync(target, dump(file));
rmSync(folder, { recursive: true });
