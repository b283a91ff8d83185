/**
 * Who may do what, written down a second time and by hand: from SPEC.md, not from the policy. Whoever is not named is
 * refused; `forbidden` where they may know of the thing, `not_found` where not.
 */
import { type CommandName, GENERAL, LOBBY_GUEST, type Reply, type Report, type UserId } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import {
  everyone,
  outside,
  inside,
  moderators,
  admins,
  readers,
  members,
  leaders,
  nobody,
  op,
  kindOf,
  seen,
  threads,
  inRooms,
  inPlace,
  onlyBySocket,
  inRoom,
  messageOf,
  uponPeople,
  deletes,
  onMessages,
  isOwn,
  writesIn,
  type Row,
  type Scene,
  type Case,
  type May,
} from './cases.ts';
import type { RoomName } from './stage.ts';

const send = ({ room }: Scene) => ({ room: room.id, id: uuidV7(), text: 'ahoy' });

const react = (scene: Scene) => ({
  ...op(),
  ...inRoom(scene),
  seq: messageOf('keeper', scene),
  emoji: '👍',
  on: true,
});

/** Whom each may ban: nobody as high as oneself, and never oneself. */
const bans = (victim: 'victim guest' | 'victim member' | 'victim admin' | 'keeper') =>
  victim === 'victim admin' ? (['owner'] as const) : admins;

const victims = ['victim guest', 'victim member', 'victim admin'] as const;

async function openReports({ owner }: Scene): Promise<readonly Report[]> {
  return (await owner<Reply<'report:list'>>('report:list', {})).reports;
}

/** One can report a message again once the last report is closed. */
async function closeReports(scene: Scene): Promise<void> {
  for (const { id } of await openReports(scene))
    await scene.owner('report:resolve', { report: id, outcome: 'dismissed' });
}

/** By the owner; resolved by admins and by moderators of the room, but not by whom it is about. */
const reportOn = (author: 'other member' | 'moderator', room: RoomName): Case => ({
  about: `${room}: message of ${author}`,
  room,
  spoken: true,
  request: async (scene) => {
    const message = { ...inRoom(scene), seq: messageOf(author, scene) };
    const open = (await openReports(scene)).find(
      (one) => one.room === message.room && one.seq === message.seq,
    );
    const about = { ...message, reason: 'Not nice' };
    const report = open?.id ?? (await scene.owner<{ report: number }>('message:report', about)).report;
    return { ...op(), report, outcome: 'handled' };
  },
  expected: (standing) => {
    const isLed = room !== 'direct' && moderators.includes(standing) && standing !== author;
    return isLed || admins.includes(standing) ? 'ok' : 'not_found';
  },
});

/** A bot that nobody will miss. */
const spareBot = async ({ owner, idOf }: Scene): Promise<UserId> => {
  const { bots } = await owner<{ bots: { id: UserId }[] }>('bot:list', {});
  const spare = bots.find(({ id }) => id !== idOf('bot'));
  if (spare) return spare.id;
  const { bot } = await owner<{ bot: { id: UserId } }>('bot:create', { name: uuidV7() });
  return bot.id;
};

/** An invite that is open. */
const anInvite = async (owner: Scene['owner']): Promise<string> => {
  const { invites } = await owner<Reply<'invite:list'>>('invite:list', {});
  return invites[0]?.id ?? (await owner<Reply<'invite:create'>>('invite:create', {})).invite.id;
};

/** A token that nobody will miss. */
const spareToken = async (scene: Scene): Promise<string> => {
  const bot = await spareBot(scene);
  const { tokens } = await scene.owner<{ tokens: { id: string }[] }>('token:list', { bot });
  if (tokens[0]) return tokens[0].id;
  const made = { bot, name: 'Office', scopes: ['read'] };
  const { token } = await scene.owner<{ token: { id: string } }>('token:create', made);
  return token.id;
};

/** What nobody does in a room that is archived, whoever leads it. */
const inArchive = (request: (scene: Scene) => object): Case[] =>
  inRooms({ about: 'archived', may: nobody, rooms: ['archived channel'], request });

/** Threads are set up anew after each success: who joined or wrote follows them. */
const inThreads = (may: May, request: (scene: Scene) => object): Case[] =>
  inRooms({ may, rooms: threads, spoils: true, request });

const everywhere = [...seen, ...threads];

export const rows: Readonly<Record<CommandName, Row>> = {
  'session:sync': { scope: 'read', cases: [inPlace(everyone, () => ({}))] },
  'session:heads': { scope: 'read', cases: [inPlace(everyone, () => ({}))] },
  'session:list': { scope: 'person', cases: [inPlace(everyone, () => ({}))] },
  'session:revoke': {
    scope: 'person',
    cases: [
      inPlace(everyone, op, { about: 'all other sessions of oneself' }),
      inPlace(everyone, () => ({ ...op(), session: 'a'.repeat(24) }), {
        about: 'a session of nobody',
        answer: 'not_found',
      }),
    ],
  },
  'room:create': {
    scope: 'write',
    cases: [
      inPlace(everyone, () => ({ ...op(), kind: 'channel', name: uuidV7() }), { about: 'a channel' }),
      inPlace(everyone, () => ({ ...op(), kind: 'private', name: 'Ours' }), { about: 'a private room' }),
      inPlace(everyone, () => ({ ...op(), kind: 'private', name: 'Ours', users: ['nobody'] }), {
        about: 'with nobody',
        answer: 'not_found',
      }),
      inPlace(everyone, () => ({ ...op(), kind: 'private', name: 'Ours', users: [LOBBY_GUEST] }), {
        about: 'with the guests of the lobby',
        answer: 'forbidden',
      }),
    ],
  },
  'room:join': {
    scope: 'write',
    cases: [
      ...inRooms({
        may: { ...nobody, channel: [...outside, ...inside] },
        spoils: true,
        request: (scene) => ({ ...op(), ...inRoom(scene) }),
      }),
      ...inThreads(members, (scene) => ({ ...op(), ...inRoom(scene) })),
      ...inArchive((scene) => ({ ...op(), ...inRoom(scene) })),
    ],
  },
  'room:leave': {
    scope: 'write',
    cases: [
      ...inRooms({
        may: { ...members, direct: [] },
        spoils: true,
        request: (scene) => ({ ...op(), ...inRoom(scene) }),
      }),
      // None of them follows it.
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene) })),
    ],
  },
  'room:update': {
    scope: 'moderate',
    cases: [
      ...inRooms({
        about: 'topic',
        may: leaders,
        request: (scene) => ({ ...inRoom(scene), topic: 'Tides' }),
      }),
      ...inRooms({ about: 'name', may: leaders, request: (scene) => ({ ...inRoom(scene), name: uuidV7() }) }),
      ...inRooms({
        about: 'settings',
        may: leaders,
        request: (scene) => ({
          ...inRoom(scene),
          slowModeSeconds: 0,
          readOnly: false,
          archived: false,
          retentionDays: null,
        }),
      }),
      ...inThreads(nobody, (scene) => ({ ...inRoom(scene), topic: 'Tides' })),
      inPlace(admins, () => ({ room: GENERAL, topic: 'All' }), { about: 'topic of the built-in channel' }),
      inPlace([], () => ({ room: GENERAL, name: 'Mine' }), { about: 'name of the built-in channel' }),
      inPlace([], () => ({ room: GENERAL, archived: true }), { about: 'archive of the built-in channel' }),
    ],
  },
  'room:invite': {
    scope: 'write',
    cases: [
      ...inRooms({
        about: 'somebody',
        may: { channel: [...inside, 'admin outside'], private: inside, direct: [] },
        request: (scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('invitee')] }),
      }),
      ...inRooms({
        about: 'who was removed',
        may: leaders,
        rooms: ['channel', 'private'],
        spoils: true,
        request: (scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('removed')] }),
      }),
      ...inRooms({
        about: 'the guests of the lobby',
        may: nobody,
        request: (scene) => ({ ...op(), ...inRoom(scene), users: [LOBBY_GUEST] }),
      }),
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('invitee')] })),
      ...inArchive((scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('invitee')] })),
    ],
  },
  'room:remove': {
    scope: 'moderate',
    cases: uponPeople({
      self: () => 'conflict',
      absent: 'not_found',
      spoils: () => true,
      request: (scene, user) => ({ ...op(), ...inRoom(scene), user }),
    }),
  },
  'room:role': {
    scope: 'moderate',
    cases: uponPeople({
      self: (standing) => (standing === 'admin outside' ? 'not_found' : 'ok'),
      absent: 'not_found',
      spoils: (subject) => subject === 'oneself' || subject === 'other moderator',
      request: (scene, user) => ({ ...op(), ...inRoom(scene), user, role: 'member' }),
    }),
  },
  'room:mute': {
    scope: 'moderate',
    cases: uponPeople({
      self: () => 'forbidden',
      absent: 'not_found',
      request: (scene, user) => ({ ...op(), ...inRoom(scene), user, until: null }),
    }),
  },
  'room:list': { scope: 'read', cases: [inPlace(everyone, () => ({}))] },
  'room:members': { scope: 'read', cases: inRooms({ may: readers, rooms: everywhere, request: inRoom }) },
  'room:pins': { scope: 'read', cases: inRooms({ may: readers, rooms: everywhere, request: inRoom }) },
  'room:files': { scope: 'read', cases: inRooms({ may: readers, rooms: everywhere, request: inRoom }) },
  'room:history': {
    scope: 'read',
    cases: inRooms({ may: readers, rooms: [...everywhere, 'archived channel'], request: inRoom }),
  },
  'room:catchup': {
    scope: 'read',
    cases: inRooms({
      may: readers,
      rooms: everywhere,
      request: (scene) => ({ ...inRoom(scene), since: 0 }),
    }),
  },
  'search:messages': {
    scope: 'read',
    cases: [
      inPlace(everyone, () => ({ query: 'by' }), { about: 'everywhere' }),
      ...inRooms({
        may: readers,
        rooms: everywhere,
        request: (scene) => ({ ...inRoom(scene), query: 'by' }),
      }),
    ],
  },
  'message:send': {
    scope: 'write',
    cases: [
      ...inRooms({ may: members, request: send }),
      ...inThreads(members, send),
      ...inRooms({
        about: 'read-only',
        may: { ...nobody, channel: [...moderators, 'admin', 'owner'] },
        rooms: ['read-only channel'],
        request: send,
      }),
      ...inArchive(send),
    ],
  },
  'message:edit': {
    scope: 'write',
    cases: onMessages(
      [...everywhere, 'read-only channel'],
      (standing, room, author) => isOwn(standing, author) && writesIn(standing, room),
      (scene, seq) => ({ ...op(), ...inRoom(scene), seq, text: `better ${uuidV7()}` }),
    ),
  },
  'message:react': {
    scope: 'write',
    cases: [...inRooms({ may: members, rooms: everywhere, request: react }), ...inArchive(react)],
  },
  'message:pin': {
    scope: 'write',
    cases: (
      [
        { rooms: seen, may: members },
        { rooms: threads, may: nobody },
        {
          rooms: ['read-only channel'],
          may: { ...nobody, channel: inside.filter((one) => writesIn(one, 'read-only channel')) },
        },
      ] as const
    ).flatMap((where) =>
      inRooms({
        ...where,
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: messageOf('keeper', scene), on: true }),
      }),
    ),
  },
  'message:delete': {
    scope: 'write',
    cases: onMessages(
      [...everywhere, 'read-only channel'],
      (standing, room, author) =>
        isOwn(standing, author) ||
        (leaders[kindOf(room)].includes(standing) && deletes[standing]?.includes(author) === true),
      (scene, seq) => ({ ...op(), ...inRoom(scene), seq }),
    ),
  },
  'message:report': {
    scope: 'write',
    cases: onMessages(
      [...everywhere, 'read-only channel'],
      (standing, room, author) => readers[kindOf(room)].includes(standing) && !isOwn(standing, author),
      (scene, seq) => ({ ...op(), ...inRoom(scene), seq, reason: 'Not nice' }),
    ).map((one) => ({ ...one, after: closeReports })),
  },
  'report:list': { scope: 'moderate', cases: [inPlace(everyone, () => ({}))] },
  'report:resolve': {
    scope: 'moderate',
    cases: [
      ...seen.flatMap((room) => [reportOn('other member', room), reportOn('moderator', room)]),
      {
        about: 'nothing',
        request: () => ({ ...op(), report: 999_999, outcome: 'handled' }),
        expected: () => 'not_found',
      },
    ],
  },
  'direct:open': {
    scope: 'write',
    cases: [
      inPlace(everyone, (scene) => ({ ...op(), users: [scene.idOf('invitee')] }), { about: 'somebody' }),
      inPlace(everyone, () => ({ ...op(), users: ['nobody'] }), { about: 'nobody', answer: 'not_found' }),
      inPlace([], () => ({ ...op(), users: [LOBBY_GUEST] }), { about: 'the guests of the lobby' }),
    ],
  },
  'read:set': {
    scope: 'write',
    cases: [
      ...inRooms({ may: members, request: (scene) => ({ ...op(), ...inRoom(scene), seq: 1 }) }),
      // None of them follows it.
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene), seq: 1 })),
    ],
  },
  'thread:open': {
    scope: 'write',
    cases: [
      ...inRooms({
        may: members,
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: messageOf('keeper', scene) }),
      }),
      ...inRooms({
        about: 'message that is not there',
        may: members,
        answer: 'not_found',
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: 9_999 }),
      }),
      ...inRooms({
        about: 'read-only',
        may: { ...nobody, channel: [...moderators, 'admin', 'owner'] },
        rooms: ['read-only channel'],
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: messageOf('keeper', scene) }),
      }),
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene), seq: 1 })),
    ],
  },
  'thread:update': {
    scope: 'write',
    cases: [
      ...inRooms({ may: nobody, request: (scene) => ({ ...op(), ...inRoom(scene), resolved: true }) }),
      ...inThreads(members, (scene) => ({ ...op(), ...inRoom(scene), name: 'Tides', resolved: true })),
    ],
  },
  'typing:set': {
    scope: 'write',
    cases: inRooms({
      may: members,
      rooms: everywhere,
      request: (scene) => ({ ...inRoom(scene), on: true }),
    }),
  },
  'presence:set': { scope: 'write', cases: [onlyBySocket(() => ({ state: 'online' }))] },
  'presence:watch': { scope: 'read', cases: [onlyBySocket(() => ({ rooms: [], users: [] }))] },
  'user:list': { scope: 'read', cases: [inPlace(everyone, () => ({}))] },
  'user:update': {
    scope: 'write',
    cases: [
      inPlace(everyone, () => ({ ...op(), timeZone: 'Europe/Vienna' }), { about: 'oneself' }),
      inPlace(everyone, () => ({ ...op(), status: { emoji: '🌴', text: 'Away' } }), {
        about: 'what one says of oneself for now',
      }),
    ],
  },
  'preference:set': {
    scope: 'person',
    cases: [
      inPlace(everyone, () => ({ ...op(), key: 'look.theme', value: 'dark' }), { about: 'for oneself' }),
    ],
  },
  'bot:create': {
    scope: 'person',
    cases: [
      inPlace(admins, () => ({ ...op(), name: uuidV7() }), {
        after: async (scene) => scene.owner('bot:remove', { bot: await spareBot(scene) }),
      }),
    ],
  },
  'bot:list': { scope: 'person', cases: [inPlace(admins, () => ({}))] },
  'bot:remove': {
    scope: 'person',
    cases: [
      inPlace(admins, async (scene) => ({ ...op(), bot: await spareBot(scene) }), { about: 'a bot' }),
      inPlace(admins, (scene) => ({ ...op(), bot: scene.idOf('keeper') }), {
        about: 'a person',
        answer: 'not_found',
      }),
      inPlace(admins, (scene) => ({ ...op(), bot: scene.idOf('owner') }), {
        about: 'the owner',
        answer: 'not_found',
      }),
    ],
  },
  'token:create': {
    scope: 'person',
    cases: [
      inPlace(admins, async (scene) => ({ bot: await spareBot(scene), name: 'Office', scopes: ['read'] }), {
        about: 'of a bot',
      }),
      inPlace(admins, (scene) => ({ bot: scene.idOf('keeper'), name: 'Office', scopes: ['read'] }), {
        about: 'of a person',
        answer: 'not_found',
      }),
    ],
  },
  'token:list': {
    scope: 'person',
    cases: [
      inPlace(admins, (scene) => ({ bot: scene.idOf('bot') }), { about: 'of a bot' }),
      inPlace(admins, (scene) => ({ bot: scene.idOf('keeper') }), {
        about: 'of a person',
        answer: 'not_found',
      }),
    ],
  },
  'token:revoke': {
    scope: 'person',
    cases: [
      inPlace(admins, async (scene) => ({ ...op(), token: await spareToken(scene) }), { about: 'of a bot' }),
      inPlace(admins, () => ({ ...op(), token: 'none' }), {
        about: 'that is not there',
        answer: 'not_found',
      }),
    ],
  },
  'user:ban': {
    scope: 'person',
    cases: [
      ...victims.map((victim) =>
        inPlace(bans(victim), (scene) => ({ ...op(), user: scene.idOf(victim) }), {
          about: victim,
          after: ({ owner, idOf }) => owner('user:unban', { user: idOf(victim) }),
        }),
      ),
      inPlace([], (scene) => ({ ...op(), user: scene.idOf('owner') }), { about: 'the owner' }),
      inPlace([], (scene) => ({ ...op(), user: scene.me }), { about: 'oneself' }),
      inPlace([], () => ({ ...op(), user: LOBBY_GUEST }), { about: 'the guests of the lobby' }),
      inPlace(admins, () => ({ ...op(), user: 'nobody' }), { about: 'nobody', answer: 'not_found' }),
    ],
  },
  'user:unban': {
    scope: 'person',
    cases: [
      ...victims.map((victim) =>
        inPlace(
          bans(victim),
          async (scene) => {
            await scene.owner('user:ban', { user: scene.idOf(victim) });
            return { ...op(), user: scene.idOf(victim) };
          },
          { about: victim },
        ),
      ),
      inPlace(admins, () => ({ ...op(), user: 'nobody' }), { about: 'nobody', answer: 'not_found' }),
    ],
  },
  'audit:list': { scope: 'person', cases: [inPlace(['owner'], () => ({}))] },
  'place:state': { scope: 'person', cases: [inPlace(admins, () => ({}))] },
  'invite:create': {
    scope: 'person',
    cases: [
      inPlace(admins, () => ({ uses: 1, rooms: [GENERAL] }), {
        after: async ({ owner }) => {
          const { invites } = await owner<Reply<'invite:list'>>('invite:list', {});
          for (const { id } of invites) await owner('invite:revoke', { invite: id });
        },
      }),
    ],
  },
  'invite:list': { scope: 'person', cases: [inPlace(admins, () => ({}))] },
  'invite:revoke': {
    scope: 'person',
    cases: [
      inPlace(admins, async ({ owner }) => ({ ...op(), invite: await anInvite(owner) }), {
        about: 'that is open',
      }),
      inPlace(admins, () => ({ ...op(), invite: 'none' }), {
        about: 'that is not there',
        answer: 'not_found',
      }),
    ],
  },
  'user:recover': {
    scope: 'person',
    cases: [
      inPlace(admins, (scene) => ({ user: scene.idOf('other member') }), { about: 'a member' }),
      inPlace(['owner'], (scene) => ({ user: scene.idOf('other admin') }), { about: 'an admin' }),
      inPlace(admins, (scene) => ({ user: scene.idOf('other guest') }), {
        about: 'a guest',
        answer: 'conflict',
      }),
    ],
  },
  'user:role': {
    scope: 'person',
    cases: [
      inPlace(['owner'], (scene) => ({ ...op(), user: scene.idOf('other member'), role: 'member' }), {
        about: 'a member',
      }),
      inPlace(['owner'], (scene) => ({ ...op(), user: scene.idOf('other admin'), role: 'admin' }), {
        about: 'an admin',
      }),
      inPlace(['owner'], (scene) => ({ ...op(), user: scene.idOf('other guest'), role: 'admin' }), {
        about: 'a guest',
        answer: 'conflict',
      }),
      inPlace(['owner'], (scene) => ({ ...op(), user: scene.idOf('bot'), role: 'admin' }), {
        about: 'a bot',
        answer: 'conflict',
      }),
      inPlace(['owner'], (scene) => ({ ...op(), user: scene.idOf('owner'), role: 'admin' }), {
        about: 'the owner',
        answer: 'conflict',
      }),
      inPlace(['owner'], (scene) => ({ ...op(), user: scene.me, role: 'owner' }), {
        about: 'oneself, to owner',
      }),
      inPlace(['owner'], () => ({ ...op(), user: 'nobody', role: 'member' }), {
        about: 'nobody',
        answer: 'not_found',
      }),
    ],
  },
};
