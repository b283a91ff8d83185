import type { AuditNote, Write } from '@parley/core';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';

const insertEntry = statement((db, slot: Slot<Omit<Row<'audit'>, 'id'>>) =>
  db.insertInto('audit').values({
    at: slot('at'),
    actor_id: slot('actor_id'),
    action: slot('action'),
    target: slot('target'),
    details: slot('details'),
  }),
);

/** Writes down what a write that succeeded was. */
export async function keepNote(
  draft: Draft,
  { actor, at }: Pick<Write, 'actor' | 'at'>,
  { action, target, details = {} }: AuditNote,
): Promise<void> {
  await draft.db.run(insertEntry, {
    at,
    actor_id: actor,
    action,
    target: JSON.stringify(target),
    details: JSON.stringify(details),
  });
}
