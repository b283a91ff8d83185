import type { Write } from '@parley/core';
import { GENERAL, LOBBY, LOBBY_GUEST, type RoomId, type UserId } from '@parley/events';
import fc from 'fast-check';
import { face, message, op, room, session, user } from './place.ts';

/** Few of everything, so that random writes meet: the same names, ids, operations and messages again and again. */
export const users: readonly UserId[] = [...['u0', 'u1', 'u2', 'u3', 'u4'].map(user), LOBBY_GUEST];
export const rooms: readonly RoomId[] = [LOBBY, GENERAL, ...['r0', 'r1', 'r2', 'r3'].map(room)];
export const sessions = users.map((id) => session(`s-${id}`));

const someUser = fc.constantFrom(...users);
/** Most happens in one room. */
const someRoom = fc.oneof(
  { weight: 2, arbitrary: fc.constant(room('r0')) },
  { weight: 1, arbitrary: fc.constantFrom(...rooms) },
);
const someUsers = fc.array(someUser, { maxLength: 3 });
const name = fc.constantFrom('a', 'b', 'ä', 'Tea', '%');
const text = fc.constantFrom('one', 'two', '', 'Ünï 👍', 'a\u0000b', 'x'.repeat(9_000));
const seq = fc.integer({ min: 1, max: 8 });
/** Clocks jump: times are in no order, and sessions end among them. */
const time = fc.integer({ min: 0, max: 60 });

const doable = {
  createUser: fc
    .record({
      who: someUser,
      kind: fc.constantFrom('guest' as const, 'user' as const),
      name,
      expiresAt: fc.option(time, { nil: undefined }),
      rooms: fc.array(someRoom, { maxLength: 3 }),
    })
    .map(({ who, kind, name: called, expiresAt, rooms: joined }) => ({
      kind: 'createUser' as const,
      user: { id: who, kind, name: called, nameKey: called.toLowerCase() },
      // Sessions have ids of their own: one for each user can't be made twice.
      session: expiresAt === undefined ? undefined : { id: session(`s-${who}`), expiresAt },
      rooms: joined,
    })),
  renameUser: fc.record({ kind: fc.constant('renameUser' as const), user: someUser, name, nameKey: name }),
  extendSession: fc.record({
    kind: fc.constant('extendSession' as const),
    session: fc.constantFrom(...sessions),
    expiresAt: time,
  }),
  endSession: fc.record({ kind: fc.constant('endSession' as const), session: fc.constantFrom(...sessions) }),
  createRoom: fc
    .record({
      id: someRoom,
      kind: fc.constantFrom('channel' as const, 'private' as const, 'direct' as const),
      name,
      people: someUsers,
      hasKey: fc.boolean(),
      members: fc.array(
        fc.record({ user: someUser, role: fc.constantFrom('moderator' as const, 'member' as const) }),
        { maxLength: 4 },
      ),
    })
    .map(({ id, kind, name: called, people, hasKey, members }) => ({
      kind: 'createRoom' as const,
      room: { id, kind, name: called, topic: called, ...(kind === 'direct' && { people }) },
      key: hasKey ? `${kind}:${kind === 'direct' ? people.join(',') : called}` : undefined,
      members,
    })),
  updateRoom: fc.record({
    kind: fc.constant('updateRoom' as const),
    room: someRoom,
    name: fc.option(name, { nil: undefined }),
    key: fc.option(
      name.map((called) => `channel:${called}`),
      { nil: undefined },
    ),
    topic: fc.option(name, { nil: undefined }),
  }),
  join: fc.record({
    kind: fc.constant('join' as const),
    room: someRoom,
    users: someUsers,
    unlessRemoved: fc.boolean(),
  }),
  part: fc.record({
    kind: fc.constant('part' as const),
    room: someRoom,
    user: someUser,
    state: fc.constantFrom('left' as const, 'removed' as const),
  }),
  send: fc.record({
    kind: fc.constant('send' as const),
    room: someRoom,
    id: fc.integer({ min: 0, max: 30 }).map(message),
    text,
    alias: fc.option(name, { nil: undefined }),
  }),
  edit: fc.record({ kind: fc.constant('edit' as const), room: someRoom, seq, text }),
  delete: fc.record({ kind: fc.constant('delete' as const), room: someRoom, seq }),
  react: fc.record({
    kind: fc.constant('react' as const),
    room: someRoom,
    seq,
    emoji: fc.constantFrom('👍', '❤️', '⌚', '🎉').map(face),
    on: fc.boolean(),
  }),
  read: fc.record({
    kind: fc.constant('read' as const),
    room: someRoom,
    seq: fc.integer({ min: 0, max: 10 }),
  }),
};

const stamp = fc.record({
  actor: someUser,
  at: time,
  op: fc.option(fc.integer({ min: 0, max: 8 }).map(op), { nil: undefined, freq: 3 }),
});

/** Any write, those more often that make the others possible. */
const write: fc.Arbitrary<Write> = fc
  .tuple(
    stamp,
    fc.oneof(
      { weight: 3, arbitrary: doable.createUser },
      { weight: 1, arbitrary: doable.renameUser },
      { weight: 3, arbitrary: doable.extendSession },
      { weight: 1, arbitrary: doable.endSession },
      { weight: 3, arbitrary: doable.createRoom },
      { weight: 1, arbitrary: doable.updateRoom },
      { weight: 5, arbitrary: doable.join },
      { weight: 2, arbitrary: doable.part },
      { weight: 8, arbitrary: doable.send },
      { weight: 2, arbitrary: doable.edit },
      { weight: 1, arbitrary: doable.delete },
      { weight: 4, arbitrary: doable.react },
      { weight: 2, arbitrary: doable.read },
    ),
  )
  .map(([stamped, what]) => ({ ...stamped, ...what }));

/** Commits of several writes each. First come some people and a room with all of them: without these nothing succeeds. */
export const history: fc.Arbitrary<readonly (readonly Write[])[]> = fc
  .array(fc.array(write, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 40, size: 'max' })
  .map((commits) => [beginning, ...commits]);

const people = ['u0', 'u1', 'u2'].map(user);
const beginning: readonly Write[] = [
  ...people.map((id): Write => ({
    kind: 'createUser',
    actor: id,
    at: 0,
    user: { id, kind: 'user', name: id, nameKey: id },
    rooms: [GENERAL, LOBBY],
  })),
  {
    kind: 'createRoom',
    actor: user('u0'),
    at: 0,
    room: { id: room('r0'), kind: 'channel', name: 'Tea', topic: '' },
    key: 'channel:Tea',
    members: people.map((id) => ({ user: id, role: 'moderator' })),
  },
];
