import { type ActName, acts, type Epoch, GENERAL, type OwnCommand, type UserId } from '@parley/events';
import { MemoryStore, nameKey, type SessionId } from '../src/index.ts';
import { Person, Place } from './place.ts';

async function anOwnedPlace() {
  const store = new MemoryStore({ epoch: 'epoch-1' as Epoch, at: 0 });
  const place = await Place.open({ store });
  const registered = async (name: string, role: 'owner' | 'member') => {
    const id = name.toLowerCase() as UserId;
    const session = `session of ${name}` as SessionId;
    const user = { id, role, name, nameKey: nameKey(name) };
    const expiresAt = Number.MAX_SAFE_INTEGER;
    await store.commit([
      { kind: 'createUser', actor: id, at: 0, user, session: { id: session, expiresAt }, rooms: [GENERAL] },
    ]);
    return new Person(place, id, { user: id, session }, session).connect();
  };
  const [olga, ben, eve] = [
    await registered('Olga', 'owner'),
    await registered('Ben', 'member'),
    await place.person('Eve'),
  ];
  const { entry } = await olga.does('room:create', { kind: 'channel', name: 'harbour', users: [ben.id] });
  return { place, olga, ben, eve, room: entry.room.id };
}

type Scene = Awaited<ReturnType<typeof anOwnedPlace>>;

/** How the owner does each act. An act without its way here does not compile. */
const ways: { readonly [A in ActName]: (scene: Scene) => Promise<unknown> } = {
  'room:update': ({ olga, room }) => olga.does('room:update', { room, topic: 'Tides' }),
  'room:remove': ({ olga, ben, room }) => olga.does('room:remove', { room, user: ben.id }),
  'room:role': ({ olga, ben, room }) => olga.does('room:role', { room, user: ben.id, role: 'moderator' }),
  'room:mute': ({ olga, ben, room }) => olga.does('room:mute', { room, user: ben.id, until: null }),
  'message:delete': async ({ olga, ben, room }) => {
    const { seq } = await ben.say(room, 'spam');
    await olga.does('message:delete', { room, seq });
  },
  'report:resolve': async ({ olga, ben, eve }) => {
    const { seq } = await ben.say(GENERAL, 'spam');
    const { report } = await eve.does('message:report', { room: GENERAL, seq, reason: 'Advertising' });
    await olga.does('report:resolve', { report, outcome: 'handled' });
  },
  'user:ban': ({ olga, ben }) => olga.does('user:ban', { user: ben.id }),
  'user:unban': async ({ olga, ben }) => {
    await olga.does('user:ban', { user: ben.id });
    await olga.does('user:unban', { user: ben.id });
  },
  'user:role': ({ olga, ben }) => olga.does('user:role', { user: ben.id, role: 'admin' }),
  'user:recover': ({ olga, ben }) => olga.does('user:recover', { user: ben.id }),
  'bot:create': ({ olga }) => olga.does('bot:create', { name: 'Tide table' }),
  'bot:remove': async ({ olga }) => {
    const { bot } = await olga.does('bot:create', { name: 'Tide table' });
    await olga.does('bot:remove', { bot: bot.id });
  },
  'token:create': ({ olga }) => aToken(olga),
  'token:revoke': async ({ olga }) => {
    const { token } = await aToken(olga);
    await olga.does('token:revoke', { token: token.id });
  },
  'invite:create': ({ olga }) => olga.does('invite:create', {}),
  'invite:revoke': async ({ olga }) => {
    const { invite } = await olga.does('invite:create', {});
    await olga.does('invite:revoke', { invite: invite.id });
  },
};

async function aToken(olga: Person) {
  const { bot } = await olga.does('bot:create', { name: 'Tide table' });
  return olga.does('token:create', { bot: bot.id, name: 'Office', scopes: ['read'] });
}

test.each(acts)('[M6] %s leaves an entry, with who did it', async (act) => {
  const scene = await anOwnedPlace();
  await ways[act](scene);
  const { entries } = await scene.olga.does('audit:list', {});
  expect(entries[0]).toMatchObject({ action: act, actor: scene.olga.id });
});

/** Everything else that writes. A command that is on neither list does not compile: is it an act? */
const own: Readonly<Record<OwnCommand, true>> = {
  'session:revoke': true,
  'room:create': true,
  'room:join': true,
  'room:leave': true,
  'room:invite': true,
  'message:send': true,
  'message:edit': true,
  'message:react': true,
  'message:pin': true,
  'thread:open': true,
  'thread:update': true,
  'direct:open': true,
  'read:set': true,
  'user:update': true,
  'preference:set': true,
  'message:report': true,
};

test('[M6] what is no act leaves no entry: no command is on both lists', () => {
  expect(acts.filter((act) => act in own)).toEqual([]);
});
