import { type CommandName, GENERAL, LOBBY_GUEST, type Reply } from '@parley/events';
import { admins, everyone, inPlace, onlyBySocket, op, type Row, type Scene } from '../cases.ts';

/** Whom each may ban: nobody as high as oneself, and never oneself. */
const bans = (victim: 'victim guest' | 'victim member' | 'victim admin' | 'keeper') =>
  victim === 'victim admin' ? (['owner'] as const) : admins;

const victims = ['victim guest', 'victim member', 'victim admin'] as const;

/** An invite that is open. */
const anInvite = async (owner: Scene['owner']): Promise<string> => {
  const { invites } = await owner<Reply<'invite:list'>>('invite:list', {});
  return invites[0]?.id ?? (await owner<Reply<'invite:create'>>('invite:create', {})).invite.id;
};

export const ofPeople = {
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
} satisfies Partial<Record<CommandName, Row>>;
