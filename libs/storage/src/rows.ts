import type {
  AuditEntry,
  Change,
  Member,
  MessageBody,
  Report,
  Room,
  SharedFile,
  ThreadSummary,
  User,
} from '@parley/events';
import type { Row } from './schema.ts';

/** What a user is made of, for queries that join. */
export const userColumns = [
  'users.id',
  'users.changed_at',
  'users.role',
  'users.name',
  'users.handle',
  'users.avatar',
  'users.time_zone',
  'users.status',
  'users.gone',
] as const;

type UserRow = Omit<Row<'users'>, 'name_key' | 'name_folded' | 'handle_key'>;

export const userOf = (row: UserRow): User => ({
  id: row.id,
  changedAt: row.changed_at,
  role: row.role,
  name: row.name,
  ...(row.handle !== null && { handle: row.handle }),
  ...(row.avatar !== null && { avatar: row.avatar }),
  ...(row.time_zone !== null && { timeZone: row.time_zone }),
  ...(row.status !== null && { status: JSON.parse(row.status) }),
  ...(row.gone && { gone: row.gone }),
});

export const roomOf = (row: Row<'rooms'>): Room => ({
  id: row.id,
  rev: row.own_rev,
  kind: row.kind,
  name: row.name,
  topic: row.topic,
  ...(row.slow_mode_seconds > 0 && { slowModeSeconds: row.slow_mode_seconds }),
  ...(row.read_only === 1 && { readOnly: true }),
  ...(row.archived === 1 && { archived: true }),
  ...(row.retention_days !== null && { retentionDays: row.retention_days }),
  createdAt: row.created_at,
  createdBy: row.created_by,
  ...(row.people !== null && { people: JSON.parse(row.people) }),
  ...(row.parent_id !== null &&
    row.parent_seq !== null && { parent: { room: row.parent_id, seq: row.parent_seq } }),
  ...(row.resolved === 1 && { resolved: true }),
});

export const threadOf = (row: Omit<Row<'threads'>, 'room_id' | 'seq' | 'rev'>): ThreadSummary => ({
  room: row.thread_id,
  count: row.count,
  ...(row.last_by !== null && row.last_at !== null && { last: { by: row.last_by, at: row.last_at } }),
  people: JSON.parse(row.people),
  ...(row.name !== '' && { name: row.name }),
  ...(row.resolved === 1 && { resolved: true }),
});

export const memberOf = (
  row: Pick<Row<'members'>, 'user_id' | 'rev' | 'role' | 'state' | 'muted_until'>,
): Member => ({
  user: row.user_id,
  rev: row.rev,
  role: row.role,
  state: row.state,
  ...(row.muted_until !== null && { mutedUntil: row.muted_until }),
});

export const reportOf = (row: Row<'reports'>): Report => ({
  id: row.id,
  at: row.at,
  by: row.by_id,
  room: row.room_id,
  seq: row.seq,
  author: row.author_id,
  text: row.text,
  reason: row.reason,
  ...(row.resolved_at !== null &&
    row.resolved_by !== null &&
    row.outcome !== null && {
      resolved: { at: row.resolved_at, by: row.resolved_by, outcome: row.outcome },
    }),
});

export const auditOf = (row: Row<'audit'>): AuditEntry => ({
  id: row.id,
  at: row.at,
  actor: row.actor_id,
  action: row.action,
  target: JSON.parse(row.target),
  details: JSON.parse(row.details),
});

type BodyRow = Omit<Row<'messages'>, 'number' | 'room_id' | 'first_rev' | 'first_hash'>;

export const bodyOf = (row: BodyRow): MessageBody => ({
  seq: row.seq,
  rev: row.rev,
  id: row.id,
  author: row.author_id,
  ...(row.alias !== null && { alias: row.alias }),
  text: row.text,
  ...(row.mentions !== null && { mentions: JSON.parse(row.mentions) }),
  ...(row.files !== null && { files: JSON.parse(row.files) }),
  at: row.at,
  ...(row.edited_at !== null && { editedAt: row.edited_at }),
  ...(row.deleted === 1 && { deleted: true }),
});

export const fileOf = (row: Row<'files'>): Omit<SharedFile, 'alt'> => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  ...(row.width !== null && { width: row.width }),
  ...(row.height !== null && { height: row.height }),
});

export const pinOf = (row: Omit<Row<'pins'>, 'room_id'>): Extract<Change, { kind: 'pin' }> => ({
  kind: 'pin',
  rev: row.rev,
  seq: row.seq,
  user: row.user_id,
  at: row.at,
  on: row.is_on === 1,
});

type ReactionRow = Omit<Row<'reactions'>, 'room_id'>;

export const reactionOf = (row: ReactionRow): Extract<Change, { kind: 'reaction' }> => ({
  kind: 'reaction',
  rev: row.rev,
  seq: row.seq,
  user: row.user_id,
  emoji: row.emoji,
  on: row.is_on === 1,
});
