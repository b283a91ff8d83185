import type { SecretHash, Write } from '@parley/core';
import {
  fileId,
  GENERAL,
  inviteId,
  LOBBY,
  LOBBY_GUEST,
  type RoomId,
  scope,
  tokenId,
  type UserId,
} from '@parley/events';
import fc from 'fast-check';
import { face, message, op, room, session, user } from './place.ts';

/** Few of everything, so that random writes meet: the same names, ids, operations and messages again and again. */
const bot = user('b0');
export const users: readonly UserId[] = [...['u0', 'u1', 'u2', 'u3', 'u4'].map(user), bot, LOBBY_GUEST];
const threads: readonly RoomId[] = ['t0', 't1'].map(room);
export const rooms: readonly RoomId[] = [LOBBY, GENERAL, ...['r0', 'r1', 'r2', 'r3'].map(room), ...threads];
const proofs = ['k0', 'k1', 'k2'].map(session);
export const sessions = [...users.map((id) => session(`s-${id}`)), ...proofs];

const someUser = fc.constantFrom(...users);
/** Most happens in one room. */
const someRoom = fc.oneof(
  { weight: 2, arbitrary: fc.constant(room('r0')) },
  { weight: 1, arbitrary: fc.constantFrom(...rooms.filter((id) => !threads.includes(id))) },
);
const someThread = fc.constantFrom(...threads);
const roomOrThread = fc.oneof({ weight: 3, arbitrary: someRoom }, { weight: 1, arbitrary: someThread });
/** The others stay, so that there is always somebody who can do something. */
const bannable = fc.constantFrom(user('u3'), user('u4'));
const someUsers = fc.array(someUser, { maxLength: 3 });
const name = fc.constantFrom('a', 'b', 'ä', 'Tea', '%');
const text = fc.constantFrom(
  ...['one', 'two', '', 'Ünï 👍', 'a\u0000b', 'x'.repeat(9_000)],
  ...['@a', '@u1, @here', '@Tea and @u2 @room', '@ä @b0'],
);
const seq = fc.integer({ min: 1, max: 8 });
/** Clocks jump: times are in no order, and sessions end among them. */
const time = fc.integer({ min: 0, max: 60 });

const someFile = fc
  .constantFrom(...['0', '1', '2', '3', '4', '5'].map((digit) => `f${digit.repeat(32)}`))
  .map((id) => fileId.parse(id));
const someProof = fc.constantFrom(...proofs);
const someToken = fc.constantFrom(...['t0', 't1'].map((id) => tokenId.parse(id)));
const password = fc.constantFrom('p', 'q');
const unique = fc.record({ text: name, key: name });
/** A token is never made twice. */
const newSession = fc.record({
  id: fc.noBias(fc.uuid({ version: 4 })).map(session),
  expiresAt: time,
  device: fc.option(name, { nil: undefined }),
});

const hash = (text: string): SecretHash => text as SecretHash;
const someInvite = fc.constantFrom('i0', 'i1', 'i2', 'i3').map((id) => hash(`of ${id}`));

const doable = {
  createUser: fc
    .record({
      who: someUser,
      role: fc.constantFrom('guest' as const, 'member' as const, 'admin' as const),
      name,
      expiresAt: fc.option(time, { nil: undefined }),
      rooms: fc.array(someRoom, { maxLength: 3 }),
      password: fc.option(password, { nil: undefined }),
      invite: fc.option(someInvite, { nil: undefined, freq: 4 }),
    })
    .map(({ who, role, name: called, expiresAt, rooms: joined, ...rest }) => ({
      kind: 'createUser' as const,
      ...rest,
      user: { id: who, role, name: called, nameKey: called.toLowerCase() },
      // Sessions have ids of their own: one for each user can't be made twice.
      session: expiresAt === undefined ? undefined : { id: session(`s-${who}`), expiresAt },
      rooms: joined,
    })),
  register: fc
    .record({
      user: someUser,
      password,
      session: newSession,
      other: fc.constantFrom(...sessions),
      own: fc.boolean(),
    })
    .map(({ user: who, other, own, ...rest }) => ({
      kind: 'register' as const,
      ...rest,
      user: who,
      replaces: own ? session(`s-${who}`) : other,
    })),
  createInvite: fc
    .record({
      id: fc.constantFrom('i0', 'i1', 'i2', 'i3'),
      rooms: fc.array(someRoom, { maxLength: 3 }),
      uses: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
      expiresAt: fc.option(time, { nil: undefined }),
    })
    .map(({ id, ...rest }) => ({
      kind: 'createInvite' as const,
      invite: { id: inviteId.parse(id), secret: hash(`of ${id}`), ...rest },
    })),
  revokeInvite: fc.record({
    kind: fc.constant('revokeInvite' as const),
    invite: fc.constantFrom('i0', 'i1', 'i2', 'i3').map((id) => inviteId.parse(id)),
  }),
  useInvite: fc.record({ kind: fc.constant('useInvite' as const), invite: someInvite }),
  setRecoveryCodes: fc.record({
    kind: fc.constant('setRecoveryCodes' as const),
    proof: password,
    codes: fc.uniqueArray(fc.noBias(fc.uuid({ version: 4 })).map(hash), { maxLength: 3 }),
  }),
  createRecovery: fc.record({
    kind: fc.constant('createRecovery' as const),
    user: someUser,
    secret: fc.noBias(fc.uuid({ version: 4 })).map(hash),
    expiresAt: time,
  }),
  recover: fc.record({
    kind: fc.constant('recover' as const),
    secret: fc.constantFrom(...['r0', 'r1', 'none'].map(hash)),
    password,
    session: newSession,
  }),
  updateUser: fc.record(
    {
      kind: fc.constant('updateUser' as const),
      user: someUser,
      name: unique,
      handle: unique,
      avatar: fc.option(name),
      timeZone: fc.option(name),
      status: fc.option(
        fc.record({ emoji: name, text: name, until: time }, { requiredKeys: ['emoji', 'text'] }),
      ),
    },
    { requiredKeys: ['kind', 'user'] },
  ),
  setUserRole: fc.record({
    kind: fc.constant('setUserRole' as const),
    user: fc.oneof(fc.constant(user('u0')), someUser),
    role: fc.constantFrom('owner' as const, 'admin' as const, 'member' as const),
  }),
  openSession: fc.record({
    kind: fc.constant('openSession' as const),
    user: someUser,
    proof: password,
    session: newSession,
    replaces: fc.option(fc.constantFrom(...sessions), { nil: undefined }),
  }),
  setPassword: fc.record({
    kind: fc.constant('setPassword' as const),
    user: someUser,
    proof: password,
    password,
    endsOthers: fc.option(fc.constantFrom(...sessions), { nil: undefined }),
  }),
  endSessions: fc.record({
    kind: fc.constant('endSessions' as const),
    user: someUser,
    but: fc.option(fc.constantFrom(...sessions), { nil: undefined }),
  }),
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
    room: roomOrThread,
    name: fc.option(name, { nil: undefined }),
    key: fc.option(
      name.map((called) => `channel:${called}`),
      { nil: undefined },
    ),
    topic: fc.option(name, { nil: undefined }),
    slowModeSeconds: fc.option(fc.constantFrom(0, 0.04, 0.06), { nil: undefined }),
    readOnly: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
    archived: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
    retentionDays: fc.option(fc.constantFrom(null, 1, 30), { nil: undefined }),
  }),
  setRole: fc.record({
    kind: fc.constant('setRole' as const),
    room: roomOrThread,
    user: someUser,
    role: fc.constantFrom('moderator' as const, 'member' as const),
  }),
  mute: fc.record({
    kind: fc.constant('mute' as const),
    room: roomOrThread,
    user: someUser,
    until: fc.option(time, { nil: null }),
  }),
  join: fc.record({
    kind: fc.constant('join' as const),
    room: roomOrThread,
    users: someUsers,
    unlessRemoved: fc.boolean(),
  }),
  part: fc.record({
    kind: fc.constant('part' as const),
    room: roomOrThread,
    user: someUser,
    state: fc.constantFrom('left' as const, 'removed' as const),
    purge: fc.option(fc.boolean(), { nil: undefined }),
  }),
  ban: fc.record({ kind: fc.constant('ban' as const), user: bannable, purge: fc.boolean() }),
  unban: fc.record({ kind: fc.constant('unban' as const), user: bannable }),
  purge: fc.record({
    kind: fc.constant('purge' as const),
    room: roomOrThread,
    user: someUser,
    seqs: fc.array(seq, { maxLength: 3 }),
    to: seq,
  }),
  report: fc.record({ kind: fc.constant('report' as const), room: roomOrThread, seq, reason: text }),
  resolveReport: fc.record({
    kind: fc.constant('resolveReport' as const),
    report: fc.integer({ min: 1, max: 4 }),
    outcome: fc.constantFrom('handled' as const, 'dismissed' as const),
  }),
  send: fc.record({
    kind: fc.constant('send' as const),
    room: roomOrThread,
    id: fc.integer({ min: 0, max: 30 }).map(message),
    text,
    alias: fc.option(name, { nil: undefined }),
    files: fc.option(
      fc.uniqueArray(fc.record({ id: someFile, alt: fc.option(name, { nil: undefined }) }), {
        minLength: 1,
        maxLength: 2,
        selector: ({ id }) => id,
      }),
      { nil: undefined, freq: 2 },
    ),
  }),
  edit: fc.record({ kind: fc.constant('edit' as const), room: roomOrThread, seq, text }),
  delete: fc.record({ kind: fc.constant('delete' as const), room: roomOrThread, seq }),
  react: fc.record({
    kind: fc.constant('react' as const),
    room: roomOrThread,
    seq,
    emoji: fc.constantFrom('👍', '❤️', '⌚', '🎉').map(face),
    on: fc.boolean(),
  }),
  pin: fc.record({ kind: fc.constant('pin' as const), room: roomOrThread, seq, on: fc.boolean() }),
  openThread: fc.record({
    kind: fc.constant('openThread' as const),
    room: roomOrThread,
    seq,
    thread: someThread,
  }),
  updateThread: fc.record({
    kind: fc.constant('updateThread' as const),
    room: fc.oneof({ weight: 3, arbitrary: someThread }, { weight: 1, arbitrary: someRoom }),
    name: fc.option(fc.oneof(name, fc.constant('')), { nil: undefined }),
    resolved: fc.option(fc.boolean(), { nil: undefined }),
  }),
  read: fc.record({
    kind: fc.constant('read' as const),
    room: roomOrThread,
    seq: fc.integer({ min: 0, max: 10 }),
  }),
  addFile: fc
    .record({ id: someFile, name, size: fc.constantFrom(10, 20, 90) })
    .map((file) => ({ kind: 'addFile' as const, file: { ...file, type: 'image/png' }, quota: 100 })),
  dropFiles: fc.record({
    kind: fc.constant('dropFiles' as const),
    before: fc.integer({ min: 0, max: 20 }),
    limit: fc.integer({ min: 1, max: 2 }),
  }),
  setPreference: fc.record({
    kind: fc.constant('setPreference' as const),
    key: fc.constantFrom('look.theme', 'draft:r0'),
    value: fc.option(fc.oneof(text, fc.record({ text, at: time }))),
  }),
  createToken: fc
    .record({
      id: someToken,
      session: someProof,
      bot: fc.oneof({ weight: 3, arbitrary: fc.constant(bot) }, { weight: 1, arbitrary: someUser }),
      name,
      scopes: fc.uniqueArray(fc.constantFrom(...scope.options), { minLength: 1 }),
      expiresAt: fc.option(time, { nil: undefined }),
    })
    .map((token) => ({ kind: 'createToken' as const, token })),
  expire: fc.record({
    kind: fc.constant('expire' as const),
    room: roomOrThread,
    before: time,
    limit: fc.integer({ min: 1, max: 3 }),
  }),
  removeUser: fc.record({
    kind: fc.constant('removeUser' as const),
    user: someUser,
    keepName: fc.boolean(),
    removeSaid: fc.boolean(),
  }),
  removeSaid: fc.record({
    kind: fc.constant('removeSaid' as const),
    room: roomOrThread,
    user: someUser,
    after: fc.integer({ min: 0, max: 3 }),
    to: seq,
  }),
  finishRemoval: fc.record({ kind: fc.constant('finishRemoval' as const), user: someUser }),
  revokeToken: fc.record({ kind: fc.constant('revokeToken' as const), token: someToken }),
  noteTokenUse: fc.record({ kind: fc.constant('noteTokenUse' as const), session: someProof }),
};

const stamp = fc.record({
  actor: someUser,
  at: time,
  op: fc.option(fc.integer({ min: 0, max: 8 }).map(op), { nil: undefined, freq: 3 }),
  audit: fc.option(
    fc.record({ action: name, target: fc.record({ user: someUser }), details: fc.constant({ n: 1 }) }),
    { nil: undefined, freq: 3 },
  ),
});

/** Any write, those more often that make the others possible. */
const write: fc.Arbitrary<Write> = fc
  .tuple(
    stamp,
    fc.oneof(
      { weight: 3, arbitrary: doable.createUser },
      { weight: 4, arbitrary: doable.register },
      { weight: 2, arbitrary: doable.createInvite },
      { weight: 1, arbitrary: doable.revokeInvite },
      { weight: 2, arbitrary: doable.useInvite },
      { weight: 1, arbitrary: doable.setRecoveryCodes },
      { weight: 1, arbitrary: doable.createRecovery },
      { weight: 2, arbitrary: doable.recover },
      { weight: 2, arbitrary: doable.updateUser },
      { weight: 3, arbitrary: doable.setUserRole },
      { weight: 3, arbitrary: doable.openSession },
      { weight: 2, arbitrary: doable.setPassword },
      { weight: 3, arbitrary: doable.extendSession },
      { weight: 1, arbitrary: doable.endSession },
      { weight: 1, arbitrary: doable.endSessions },
      { weight: 3, arbitrary: doable.createRoom },
      { weight: 8, arbitrary: doable.updateRoom },
      { weight: 1, arbitrary: doable.setRole },
      { weight: 5, arbitrary: doable.mute },
      { weight: 1, arbitrary: doable.ban },
      { weight: 2, arbitrary: doable.unban },
      { weight: 1, arbitrary: doable.purge },
      { weight: 3, arbitrary: doable.report },
      { weight: 1, arbitrary: doable.resolveReport },
      { weight: 10, arbitrary: doable.join },
      { weight: 6, arbitrary: doable.part },
      { weight: 18, arbitrary: doable.send },
      { weight: 5, arbitrary: doable.edit },
      { weight: 3, arbitrary: doable.delete },
      { weight: 4, arbitrary: doable.react },
      { weight: 2, arbitrary: doable.pin },
      { weight: 4, arbitrary: doable.openThread },
      { weight: 2, arbitrary: doable.updateThread },
      { weight: 2, arbitrary: doable.read },
      { weight: 2, arbitrary: doable.setPreference },
      { weight: 8, arbitrary: doable.addFile },
      { weight: 1, arbitrary: doable.dropFiles },
      { weight: 3, arbitrary: doable.createToken },
      { weight: 1, arbitrary: doable.revokeToken },
      // Whoever is removed can do nothing more: not too often.
      {
        weight: 1,
        arbitrary: fc.oneof(doable.expire, doable.removeUser, doable.removeSaid, doable.finishRemoval),
      },
      { weight: 2, arbitrary: doable.noteTokenUse },
    ),
  )
  .map(([stamped, what]) => ({ ...stamped, ...what }));

/** Commits of several writes each. First come some people, a room with all of them, and one in which few may write: without these little succeeds. */
export const history: fc.Arbitrary<readonly (readonly Write[])[]> = fc
  .array(fc.array(write, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 40, size: 'max' })
  .map((commits) => [beginning, ...commits]);

const people = ['u0', 'u1', 'u2'].map(user);
const beginning: readonly Write[] = [
  ...people.map((id): Write => ({
    kind: 'createUser',
    actor: id,
    at: 0,
    user: { id, role: 'member', name: id, nameKey: id },
    password: 'p',
    rooms: [GENERAL, LOBBY],
  })),
  {
    kind: 'createUser',
    actor: user('u0'),
    at: 0,
    user: { id: bot, role: 'bot', name: 'Bot', nameKey: 'bot' },
    rooms: [],
  },
  {
    kind: 'createUser',
    actor: user('u3'),
    at: 0,
    user: { id: user('u3'), role: 'guest', name: 'u3', nameKey: 'u3' },
    session: { id: session('s-u3'), expiresAt: 60 },
    rooms: [GENERAL],
  },
  {
    kind: 'setRecoveryCodes',
    actor: user('u1'),
    at: 0,
    proof: 'p',
    codes: ['r0', 'r1'].map(hash),
  },
  {
    kind: 'createRoom',
    actor: user('u0'),
    at: 0,
    room: { id: room('r0'), kind: 'channel', name: 'Tea', topic: '' },
    key: 'channel:Tea',
    members: people.map((id, at) => ({ user: id, role: at === 0 ? 'moderator' : 'member' })),
  },
  {
    kind: 'createRoom',
    actor: user('u0'),
    at: 0,
    room: { id: room('r1'), kind: 'channel', name: 'News', topic: '' },
    key: 'channel:News',
    members: people.map((id, at) => ({ user: id, role: at === 0 ? 'moderator' : 'member' })),
  },
  { kind: 'updateRoom', actor: user('u0'), at: 0, room: room('r1'), readOnly: true },
  {
    kind: 'createRoom',
    actor: user('u0'),
    at: 0,
    room: { id: room('r2'), kind: 'channel', name: 'Old', topic: '' },
    key: 'channel:Old',
    members: people.map((id, at) => ({ user: id, role: at === 0 ? 'moderator' : 'member' })),
  },
  { kind: 'updateRoom', actor: user('u0'), at: 0, room: room('r2'), archived: true },
  { kind: 'send', actor: user('u1'), at: 0, room: room('r0'), id: message(99), text: 'spam' },
  { kind: 'report', actor: user('u0'), at: 0, room: room('r0'), seq: 1, reason: 'spam' },
  { kind: 'openThread', actor: user('u0'), at: 0, room: room('r0'), seq: 1, thread: room('t0') },
  { kind: 'send', actor: user('u2'), at: 0, room: room('t0'), id: message(98), text: 'Why? @u0' },
  { kind: 'part', actor: user('u0'), at: 0, room: room('r0'), user: user('u2'), state: 'removed' },
];
