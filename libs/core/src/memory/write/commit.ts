import type { Commit, Write, WriteKind, WriteOf, WriteResult } from '../../ports.ts';
import { done, finishing, refusals, writeContent } from '../../store-rules.ts';
import { MemoryDraft } from '../draft.ts';
import type { MemoryState } from '../state.ts';
import {
  acceptInvite,
  createInvite,
  createRecovery,
  recover,
  revokeInvite,
  setRecoveryCodes,
} from './access.ts';
import { ban, unban } from './bans.ts';
import { addFile, dropFiles } from './files.ts';
import { inRoom } from './in-room.ts';
import { createUser, register, setUserRole, updateUser } from './people.ts';
import { setPreference } from './preferences.ts';
import { expire, finishRemoval, removeSaid, removeUser } from './privacy.ts';
import { resolveReport } from './reports.ts';
import { createRoom } from './rooms.ts';
import { endSession, endSessions, extendSession, openSession, setPassword } from './sessions.ts';
import { tellSummary } from './threads.ts';
import { createToken, noteTokenUse, revokeToken } from './tokens.ts';

type Writers = { readonly [K in WriteKind]: (draft: MemoryDraft, write: WriteOf<K>) => WriteResult };

const writers: Writers = {
  createUser,
  register,
  updateUser,
  setUserRole,
  openSession,
  setPassword,
  extendSession,
  endSession,
  endSessions,
  setPreference,
  createInvite,
  revokeInvite,
  useInvite: acceptInvite,
  setRecoveryCodes,
  createRecovery,
  recover,
  createToken,
  revokeToken,
  noteTokenUse,
  createRoom,
  updateRoom: inRoom,
  openThread: inRoom,
  updateThread: inRoom,
  join: inRoom,
  part: inRoom,
  setRole: inRoom,
  mute: inRoom,
  send: inRoom,
  edit: inRoom,
  delete: inRoom,
  react: inRoom,
  pin: inRoom,
  read: inRoom,
  report: inRoom,
  purge: inRoom,
  addFile,
  dropFiles,
  ban,
  unban,
  resolveReport,
  expire,
  removeUser,
  removeSaid,
  finishRemoval,
};

/** Applies the writes in order. */
export function applyWrites(state: MemoryState, writes: readonly Write[]): Commit {
  const draft = new MemoryDraft(state);
  const results = writes.map((write) => applyOnce(draft, write));
  for (const thread of draft.touchedThreads) tellSummary(draft, thread);
  return draft.finish(results);
}

function applyOnce(draft: MemoryDraft, write: Write): WriteResult {
  if (write.op === undefined) return apply(draft, write.kind, write);
  const { operations } = draft.state;
  const key = `${write.actor} ${write.op}`;
  const content = writeContent(write);
  const before = operations.get(key);
  if (before) return before.content === content ? done(before.answer) : refusals.opReused;
  const result = apply(draft, write.kind, write);
  if (result.ok) operations.set(key, { content, answer: result.answer });
  return result;
}

function apply<K extends WriteKind>(
  draft: MemoryDraft,
  kind: K,
  write: { [W in WriteKind]: WriteOf<W> }[K],
): WriteResult {
  const { users, audit: log } = draft.state;
  const { actor, at, audit } = write;
  if (!finishing.has(kind) && users.get(actor)?.user.gone) return refusals.actorGone;
  const result = writers[kind](draft, write);
  if (audit && result.ok) {
    const { action, target, details = {} } = audit;
    log.push({ id: log.length + 1, at, actor, action, target, details });
  }
  return result;
}
