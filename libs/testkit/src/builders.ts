import type { Epoch, Message, MessageId, Room, RoomEntry, RoomId, User, UserId } from '@parley/events';

/** The one place of the tests that brands ids. */
export const roomId = (id: string): RoomId => id as RoomId;
export const userId = (id: string): UserId => id as UserId;
export const messageId = (id: string): MessageId => id as MessageId;
export const epoch = (id: string): Epoch => id as Epoch;

/** A message id that shows its number. */
export const numberedId = (n: number): MessageId =>
  messageId(`01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);

export const aUser = (name: string, more: Partial<User> = {}): User => ({
  id: userId(name.toLowerCase()),
  changedAt: 0,
  role: 'guest',
  name,
  ...more,
});

export const aRoom = (name: string, more: Partial<Room> = {}): Room => ({
  id: roomId(name),
  rev: 1,
  kind: 'channel',
  name,
  topic: '',
  createdAt: 0,
  createdBy: userId('anna'),
  ...more,
});

export const anEntry = (room: Room, more: Partial<Omit<RoomEntry, 'room'>> = {}): RoomEntry => ({
  room,
  head: { seq: 0, rev: room.rev },
  role: 'member',
  read: 0,
  ...more,
});

export const aMessage = (seq: number, more: Partial<Message> = {}): Message => ({
  seq,
  rev: seq,
  id: numberedId(seq),
  author: userId('ben'),
  text: `message ${seq}`,
  at: seq * 1_000,
  reactions: [],
  ...more,
});
