import type { Change, Member, MessageBody, Room, User } from '@parley/events';
import type { Row } from './schema.ts';

export const userOf = (row: Pick<Row<'users'>, 'id' | 'changed_at' | 'kind' | 'name'>): User => ({
  id: row.id,
  changedAt: row.changed_at,
  kind: row.kind,
  name: row.name,
});

export const roomOf = (row: Row<'rooms'>): Room => ({
  id: row.id,
  rev: row.own_rev,
  kind: row.kind,
  name: row.name,
  topic: row.topic,
  createdAt: row.created_at,
  createdBy: row.created_by,
  ...(row.people !== null && { people: JSON.parse(row.people) }),
});

export const memberOf = (row: Omit<Row<'members'>, 'room_id' | 'read_seq'>): Member => ({
  user: row.user_id,
  rev: row.rev,
  role: row.role,
  state: row.state,
});

type BodyRow = Omit<Row<'messages'>, 'room_id' | 'first_rev' | 'first_hash'>;

export const bodyOf = (row: BodyRow): MessageBody => ({
  seq: row.seq,
  rev: row.rev,
  id: row.id,
  author: row.author_id,
  ...(row.alias !== null && { alias: row.alias }),
  text: row.text,
  at: row.at,
  ...(row.edited_at !== null && { editedAt: row.edited_at }),
  ...(row.deleted === 1 && { deleted: true }),
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
