import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';
import type { Migration } from './migration.ts';

const whole: ColumnDataType = 'bigint';
const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

/** Messages that are pinned in their rooms, and from which a pin was taken. */
export const pins: Migration = ({ schema }) => [
  schema
    .createTable('pins')
    .addColumn('room_id', 'text', filled)
    .addColumn('seq', whole, filled)
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('at', whole, filled)
    .addColumn('is_on', 'integer', filled)
    .addColumn('rev', whole, filled)
    .addPrimaryKeyConstraint('pins_pk', ['room_id', 'seq'])
    .addForeignKeyConstraint('pins_message', ['room_id', 'seq'], 'messages', ['room_id', 'seq']),
  schema.createIndex('pins_rev').on('pins').columns(['room_id', 'rev']).unique(),
];
