import type { CommandName, UserId } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { admins, inPlace, op, type Row, type Scene } from '../cases.ts';

/** A bot that nobody will miss. */
const spareBot = async ({ owner, idOf }: Scene): Promise<UserId> => {
  const { bots } = await owner<{ bots: { id: UserId }[] }>('bot:list', {});
  const spare = bots.find(({ id }) => id !== idOf('bot'));
  if (spare) return spare.id;
  const { bot } = await owner<{ bot: { id: UserId } }>('bot:create', { name: uuidV7() });
  return bot.id;
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

export const ofBots = {
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
} satisfies Partial<Record<CommandName, Row>>;
