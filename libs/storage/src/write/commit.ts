import { hash } from 'node:crypto';
import type { Commit, Write, WriteAnswers, WriteKind, WriteOf, WriteResult } from '@parley/core';
import { finishing, refusals, writeContent } from '@parley/core/store-rules';
import type { OpId, UserId } from '@parley/events';
import type { Row } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import {
  createInvite,
  createRecovery,
  recover,
  revokeInvite,
  setRecoveryCodes,
  acceptInvite,
} from './access.ts';
import { openSession, setPassword } from './credentials.ts';
import { Draft } from './draft.ts';
import { keepNote } from './audit.ts';
import { ban, purge, unban } from './bans.ts';
import { join, part } from './members.ts';
import { deleteMessage, edit, react, read, send } from './messages.ts';
import { addFile, dropFiles } from './files.ts';
import { pin } from './pins.ts';
import { mute, setRole } from './moderation.ts';
import { report, resolveReport } from './reports.ts';
import { createUser, register, setUserRole, updateUser } from './people.ts';
import { expire, finishRemoval, removeSaid, removeUser } from './privacy.ts';
import { setPreference } from './preferences.ts';
import { createRoom, updateRoom } from './rooms.ts';
import { openThread, tellSummaries, updateThread } from './threads.ts';
import { createToken, revokeToken, noteTokenUse } from './tokens.ts';
import { endSession, endSessions, extendSession } from './sessions.ts';

/** How long at least an operation is known again. */
const OPERATION_MS = 30 * 24 * 60 * 60 * 1_000;

type Writers = { readonly [K in WriteKind]: (draft: Draft, write: WriteOf<K>) => Promise<WriteResult<K>> };

const writers: Writers = {
  createUser,
  register,
  updateUser,
  setUserRole,
  openSession,
  setPassword,
  extendSession,
  endSession,
  expire,
  removeUser,
  removeSaid,
  finishRemoval,
  createInvite,
  revokeInvite,
  useInvite: acceptInvite,
  setRecoveryCodes,
  createRecovery,
  recover,
  createToken,
  revokeToken,
  noteTokenUse,
  endSessions,
  createRoom,
  updateRoom,
  openThread,
  updateThread,
  join,
  part,
  send,
  edit,
  delete: deleteMessage,
  react,
  pin,
  read,
  setPreference,
  addFile,
  dropFiles,
  setRole,
  mute,
  ban,
  unban,
  purge,
  report,
  resolveReport,
};

const selectOperation = statement((db, slot: Slot<{ actor: UserId; op: OpId }>) =>
  db
    .selectFrom('operations')
    .select(['fingerprint', 'answer'])
    .where('actor_id', '=', slot('actor'))
    .where('op', '=', slot('op')),
);

const insertOperation = statement((db, slot: Slot<Row<'operations'>>) =>
  db.insertInto('operations').values({
    actor_id: slot('actor_id'),
    op: slot('op'),
    fingerprint: slot('fingerprint'),
    answer: slot('answer'),
    at: slot('at'),
  }),
);

const forgetOperations = statement((db, slot: Slot<{ before: number }>) =>
  db.deleteFrom('operations').where('at', '<', slot('before')),
);

/** Applies the writes in order, inside a transaction of the caller. An error means that nothing of it may stay. */
export async function applyWrites(db: Queries, writes: readonly Write[]): Promise<Commit> {
  const draft = new Draft(db);
  const results: WriteResult[] = [];
  for (const write of writes) results.push(await applyOnce(draft, write));
  const operations = writes.filter(({ op }) => op !== undefined);
  if (operations.length > 0) {
    const earliest = Math.min(...operations.map(({ at }) => at));
    await db.run(forgetOperations, { before: earliest - OPERATION_MS });
  }
  await tellSummaries(draft);
  return draft.finish(results);
}

async function applyOnce(draft: Draft, write: Write): Promise<WriteResult> {
  const { actor, op, at } = write;
  if (op === undefined) return apply(draft, write.kind, write);
  const fingerprint = hash('sha256', writeContent(write), 'base64url');
  const first = await draft.db.one(selectOperation, { actor, op });
  if (first) return first.fingerprint === fingerprint ? firstAnswer(first) : refusals.opReused;
  const result = await apply(draft, write.kind, write);
  if (result.ok) {
    const answer = JSON.stringify(result.answer);
    await draft.db.run(insertOperation, { actor_id: actor, op, fingerprint, answer, at });
  }
  return result;
}

function firstAnswer({ answer }: { readonly answer: string }): WriteResult {
  const parsed: WriteAnswers[WriteKind] = JSON.parse(answer);
  return { ok: true, answer: parsed };
}

async function apply<K extends WriteKind>(
  draft: Draft,
  kind: K,
  write: { [W in WriteKind]: WriteOf<W> }[K],
): Promise<WriteResult> {
  if (!finishing.has(kind) && (await draft.user(write.actor))?.gone) return refusals.actorGone;
  const result = await writers[kind](draft, write);
  if (result.ok && write.audit) await keepNote(draft, write, write.audit);
  return result;
}
