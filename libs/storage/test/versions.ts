/** Databases as each version of the schema left them, kept as SQL in test/versions. */
import { readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { Store } from '@parley/core';
import { type Epoch, epoch, GENERAL, LOBBY } from '@parley/events';
import { Place, room, session, user } from './place.ts';

export const VERSIONS = fileURLToPath(new URL('./versions/', import.meta.url));

export const SAMPLE_EPOCH: Epoch = epoch.parse('sample');
export const SAMPLE_TIME = 1_000;

/** Whom and what the sample holds. */
export const sample = {
  users: ['anna', 'ben', 'cleo'].map(user),
  rooms: [GENERAL, LOBBY, room('tea'), room('den')],
  sessions: [session('s-anna'), session('s-ben')],
};

/** The versions kept, in order. */
export const keptVersions = (): readonly number[] =>
  readdirSync(VERSIONS)
    .map((name) => Number(name.replace('.sql', '')))
    .sort((a, b) => a - b);

/** A little of everything. Never changed: dumps of older versions hold what it did then. */
export async function fillSample(store: Store): Promise<void> {
  const place = new Place(store);
  const anna = await place.arrive('anna');
  const ben = await place.arrive('ben');
  const cleo = await place.arrive('cleo', [GENERAL, LOBBY]);
  const tea = await place.channel('tea', anna, ben);
  await place.must('createRoom', ben, {
    room: { id: room('den'), kind: 'direct', name: '', topic: '', people: [anna, ben] },
    key: 'direct:anna,ben',
    members: [anna, ben].map((member) => ({ user: member, role: 'member' as const })),
  });
  for (const text of ['one', 'two', 'Drei 👍']) await place.say(anna, tea, text);
  await place.must('send', cleo, { room: GENERAL, id: place.nextMessage(), text: 'hi', alias: 'Bot' });
  await place.must('edit', anna, { op: place.nextOp(), room: tea, seq: 1, text: 'uno' });
  await place.must('react', ben, { room: tea, seq: 3, emoji: '🎉', on: true });
  await place.must('react', anna, { room: tea, seq: 3, emoji: '🎉', on: true });
  await place.must('react', ben, { room: tea, seq: 3, emoji: '🎉', on: false });
  await place.must('delete', anna, { room: tea, seq: 2 });
  await place.must('read', anna, { room: tea, seq: 1 });
  await place.must('updateRoom', anna, { room: tea, topic: 'Green' });
  await place.must('part', anna, { room: tea, user: ben, state: 'removed' });
  await place.must('endSession', ben, { session: session('s-ben') });
}

/** The statements that make this database again. */
export function dump(file: string): string {
  const db = new DatabaseSync(file, { readOnly: true });
  const kinds = new Map(
    db
      .prepare('pragma table_list')
      .all()
      .map(({ name, type }) => [name, type]),
  );
  const tables = db.prepare(`select name, sql from sqlite_schema where type = 'table' order by rowid`).all();
  // A virtual table makes its shadows itself, with what belongs into empty ones.
  const made = new Set(tables.flatMap(({ name, sql }) => (kinds.get(name) === 'shadow' ? [sql] : [])));
  const lines = schemaOf(db).flatMap((sql) => (made.has(sql) ? [] : [`${sql};`]));
  for (const { name } of tables) {
    if (kinds.get(name) === 'virtual') continue;
    if (kinds.get(name) === 'shadow') lines.push(`delete from "${String(name)}";`);
    for (const row of db.prepare(`select * from "${String(name)}"`).all()) {
      const columns = Object.keys(row).map((column) => `"${column}"`);
      const values = Object.values(row).map(literal);
      lines.push(`insert into "${String(name)}" (${columns.join(', ')}) values (${values.join(', ')});`);
    }
  }
  db.close();
  return `${lines.join('\n')}\n`;
}

function literal(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  if (value === null) return 'null';
  throw new TypeError(`a dump has no way to write a ${typeof value}`);
}

/** What the schema consists of, in an order that can be compared. */
export function schemaOf(db: DatabaseSync): readonly string[] {
  const rows = db
    .prepare(`select sql from sqlite_schema where sql is not null order by type desc, name`)
    .all();
  return rows.map(({ sql }) => String(sql));
}
