import { createChatClient } from '@parley/client';
import type { Mention } from '@parley/events';
import { FakeDesk, FakeTabs } from '../../../test/fake-desk.ts';
import { smallPlace } from '../../../test/render-chat.tsx';
import { roomId } from '../../../test/fake-place.ts';
import { browserLedger } from './ledger.ts';
import { noteOpening } from './opened-with.ts';
import { entryWords } from './reasons.ts';
import { Teller } from './teller.ts';

/**
 * Ada looks elsewhere; she is in #general, in a private room, and talks with Ben. `meanwhile` happens when the page has caught up, and
 * what tells is still on its way.
 */
async function scene(meanwhile?: (small: ReturnType<typeof smallPlace>) => void) {
  const small = smallPlace();
  const { place, clock, server, ben, cleo } = small;
  place.room('private', 'crew', { people: [ben, cleo] });
  place.room('direct', '', { id: 'd-ben', people: [ben] });
  const client = createChatClient({
    transport: server,
    server: 'test',
    user: place.me,
    clock,
    random: () => 0.5,
  });
  const opening = noteOpening(client);
  client.start();
  if (meanwhile) {
    await clock.advance(1_000);
    meanwhile(small);
    await clock.advance(100);
  }
  const desk = new FakeDesk();
  const tabs = new FakeTabs(desk);
  localStorage.clear();
  const ledger = browserLedger(place.me.id);
  const teller = new Teller({ client, desk, tabs, clock, ledger, opened: opening.heads() });
  await clock.advance(1_000);
  const mentions: Mention[] = [{ user: place.me.id, as: 'Ada' }];
  return {
    ...small,
    client,
    desk,
    tabs,
    teller,
    ledger,
    me: { mentions },
    pass: (ms: number) => clock.advance(ms),
    told: () => desk.shown.map(({ title, body }) => `${title} | ${body}`),
  };
}

test('a direct message and a mention tell, what else is said does not', async () => {
  const { server, ben, me, pass, desk, told } = await scene();
  server.say('general', ben, 'Just so.');
  await pass(1_000);
  expect(told()).toEqual([]);
  server.say('d-ben', ben, 'Have you a minute?');
  server.say('general', ben, '@Ada, the harbour is open.', me);
  await pass(1_000);
  expect(told()).toEqual(['Ben | Have you a minute?', 'Ben in #general | @Ada, the harbour is open.']);
  expect(desk.rings).toBe(1);
});

test('what comes before the part of the page that tells is told when that is there', async () => {
  const { told, desk } = await scene(({ server, place, ben }) => {
    server.say('d-ben', ben, 'Have you a minute?');
    const late = place.room('direct', '', { id: 'd-late', people: [ben] });
    place.write(late, ben, 'Here as well');
    server.joinMe(late.room.id, 0);
  });
  expect(told()).toEqual(['Ben | Have you a minute?', 'Ben | Here as well']);
  expect(desk.rings).toBe(1);
});

test('what is my own, from here or another device, tells nothing', async () => {
  const { client, pass, told } = await scene();
  client.send(roomId('d-ben'), 'Hello, Ben.');
  await pass(1_000);
  expect(told()).toEqual([]);
});

test('a burst is one notification, and what comes later joins it until it is read', async () => {
  const { server, ben, me, pass, desk, client } = await scene();
  for (const text of ['One', 'Two', 'Three', 'Four', 'Five']) server.say('general', ben, text, me);
  await pass(1_000);
  expect(desk.shown).toHaveLength(1);
  expect(desk.shown[0]).toMatchObject({
    title: '#general: 5 messages',
    body: 'Ben: Two\nBen: Three\nBen: Four\nBen: Five',
  });
  server.say('general', ben, 'Six', me);
  await pass(1_000);
  expect(desk.shown[1]).toMatchObject({ title: '#general: 6 messages' });
  expect(desk.open.size).toBe(1);
  expect(desk.rings).toBe(1);
  client.markRead(roomId('general'), 6);
  await pass(3_000);
  expect(desk.open.size).toBe(0);
  server.say('general', ben, 'Seven', me);
  await pass(1_000);
  expect(desk.shown[2]).toMatchObject({ title: 'Ben in #general', body: 'Seven' });
  expect(desk.rings).toBe(2);
});

test('a click brings the page to the first message of those told', async () => {
  const { server, ben, me, pass, desk } = await scene();
  server.say('general', ben, 'Before');
  server.say('general', ben, 'One', me);
  server.say('general', ben, 'Two', me);
  await pass(1_000);
  desk.shown[0]?.onOpen();
  expect(desk.gone).toEqual(['/r/general/2']);
});

test('a read on another device closes the notification', async () => {
  const { server, ben, pass, desk, place } = await scene();
  server.say('d-ben', ben, 'Have you a minute?');
  await pass(1_000);
  expect(desk.open.size).toBe(1);
  server.readElsewhere('d-ben', 1);
  await pass(0);
  expect(desk.open.size).toBe(0);
  expect(place.rooms.get(roomId('d-ben'))?.read).toBe(1);
});

test('what is read before anything was shown is not shown', async () => {
  const { server, ben, pass, told } = await scene();
  server.say('d-ben', ben, 'Have you a minute?');
  await pass(100);
  server.readElsewhere('d-ben', 1);
  await pass(1_000);
  expect(told()).toEqual([]);
});

test('a room that is open in any tab does not tell, the others do', async () => {
  const { server, ben, me, pass, desk, tabs, told } = await scene();
  desk.page = { visible: true, room: roomId('d-ben') };
  tabs.others = [{ visible: true, room: roomId('general') }];
  server.say('d-ben', ben, 'Have you a minute?');
  server.say('general', ben, 'One', me);
  server.say('crew', ben, 'Two', me);
  await pass(1_000);
  expect(told()).toEqual(['Ben in crew | Two']);
});

test('a tab that does not lead tells nothing, and goes on when its turn comes', async () => {
  const { server, ben, pass, tabs, told } = await scene();
  tabs.leading = false;
  server.say('d-ben', ben, 'One');
  await pass(1_000);
  tabs.leading = true;
  server.say('d-ben', ben, 'Two');
  await pass(1_000);
  expect(told()).toEqual(['Ben | Two']);
});

test('levels: a room of its own, all rooms, none at all', async () => {
  const { server, ben, me, pass, client, told } = await scene();
  client.setPreference('level:crew', 'all');
  client.setPreference('level:d-ben', 'mentions');
  client.setPreference('muted:general', true);
  server.say('crew', ben, 'All hands.');
  server.say('d-ben', ben, 'Chatter.');
  server.say('general', ben, 'Muted.', me);
  await pass(1_000);
  expect(told()).toEqual(['Ben in crew | All hands.']);
  client.setPreference('level:crew', undefined);
  client.setPreference('notify.level', 'none');
  server.say('crew', ben, 'Nobody hears.', me);
  await pass(1_000);
  expect(told()).toHaveLength(1);
});

test('a keyword tells; in quiet hours, or when I am not to be disturbed, nothing does', async () => {
  const { server, ben, pass, client, clock, told, desk } = await scene();
  client.setPreference('notify.keywords', ['harbour']);
  server.say('general', ben, 'The HARBOUR is open.');
  await pass(1_000);
  expect(told()).toEqual(['Ben in #general | The HARBOUR is open.']);
  client.setPreference('notify.pausedUntil', clock.now() + 60_000);
  server.say('general', ben, 'harbour');
  await pass(3_000);
  expect(told()).toHaveLength(1);
  expect(desk.rings).toBe(1);
  await pass(60_000);
  client.setPreference('notify.quiet', { from: 0, to: 0 });
  server.say('general', ben, 'harbour');
  await pass(1_000);
  expect(told()).toHaveLength(1);
});

test('the sound goes its own way: off, or alone where nothing can be shown', async () => {
  const { server, ben, pass, client, desk } = await scene();
  client.setPreference('notify.sound', false);
  server.say('d-ben', ben, 'One');
  await pass(3_000);
  expect([desk.shown.length, desk.rings]).toEqual([1, 0]);
  client.setPreference('notify.sound', undefined);
  client.setPreference('notify.desktop', false);
  server.say('d-ben', ben, 'Two');
  await pass(3_000);
  desk.setPermission('denied');
  client.setPreference('notify.desktop', true);
  server.say('d-ben', ben, 'Three');
  await pass(3_000);
  expect([desk.shown.length, desk.rings]).toEqual([1, 2]);
});

/** A thread below the first message of #general, which I follow. */
async function inThread() {
  const now = await scene();
  const { server, place, ben, pass } = now;
  server.say('general', ben, 'The root');
  const home = place.rooms.get(roomId('general'));
  if (!home) throw new Error('rooms');
  const thread = place.thread(home, 1);
  server.joinMe(thread.room.id);
  await pass(2_000);
  return { ...now, thread: thread.room.id };
}

test('a reply in a thread that I follow tells, and a click opens the thread', async () => {
  const { server, ben, pass, desk, told, thread, client, ledger } = await inThread();
  server.say(thread, ben, 'A reply');
  await pass(1_000);
  expect(told()).toEqual(['Ben in #general (Thread) | A reply']);
  desk.shown[0]?.onOpen();
  expect(desk.gone).toEqual(['/r/general?thread=1&reply=1']);
  expect(ledger.get().map(entryWords)[0]).toBe('Notified because it is a reply in a thread you follow.');
  client.setPreference('muted:general', true);
  server.say(thread, ben, 'Another');
  await pass(1_000);
  expect(desk.shown).toHaveLength(1);
});

test('a thread that is open does not tell, though its room is covered', async () => {
  const { server, ben, me, pass, desk, told, thread } = await inThread();
  desk.page = { visible: true, room: undefined, thread: { room: roomId('general'), seq: 1 } };
  server.say(thread, ben, 'A reply');
  server.say('general', ben, 'Beside it', me);
  await pass(1_000);
  expect(told()).toEqual(['Ben in #general | Beside it']);
});

test('the reply that makes me follow a thread tells as itself', async () => {
  const { server, place, ben, pass, told } = await scene();
  server.say('general', ben, 'The root');
  const home = place.rooms.get(roomId('general'));
  if (!home) throw new Error('rooms');
  const thread = place.thread(home, 1);
  place.write(thread, ben, 'A reply');
  server.joinMe(thread.room.id, 0);
  await pass(2_000);
  expect(told()).toEqual(['Ben in #general (Thread) | A reply']);
});

test('a deleted message is in no notification any more', async () => {
  const { server, ben, me, pass, desk } = await scene();
  server.say('general', ben, 'A secret', me);
  server.say('general', ben, 'No secret', me);
  await pass(1_000);
  server.erase('general', 1);
  await pass(0);
  expect([...desk.open.values()].map(({ body }) => body)).toEqual(['No secret']);
  server.erase('general', 2);
  await pass(0);
  expect(desk.open.size).toBe(0);
  server.say('general', ben, 'Gone at once', me);
  server.erase('general', 3);
  await pass(1_000);
  expect(desk.open.size).toBe(0);
});

test('what came while the line was down is told as a sum, and a click leads to it', async () => {
  const { server, ben, place, me, pass, desk } = await scene();
  server.fail();
  const [general, crew, direct] = ['general', 'crew', 'd-ben'].map((id) => place.rooms.get(roomId(id)));
  if (!general || !crew || !direct) throw new Error('rooms');
  for (let n = 0; n < 300; n += 1) place.write(direct, ben, `Line ${n}`);
  for (let n = 0; n < 5; n += 1) place.write(general, ben, `General ${n}`, n === 3 ? me : {});
  place.write(crew, ben, 'Nothing for you');
  server.restore();
  await pass(60_000);
  expect(desk.shown).toHaveLength(1);
  expect(desk.shown[0]).toMatchObject({ title: 'While you were away: 301 messages for you' });
  expect(desk.shown[0]?.body.split('\n').toSorted()).toEqual(['#general: 1', 'Ben: 300']);
  expect(desk.rings).toBe(1);
  desk.shown[0]?.onOpen();
  expect(desk.gone).toEqual(['/catch-up']);
});

test('the sum closes when all of it is read; and is not made for who looks at the page', async () => {
  const { server, ben, place, pass, desk } = await scene();
  const direct = place.rooms.get(roomId('d-ben'));
  if (!direct) throw new Error('rooms');
  const missOne = async () => {
    server.fail();
    place.write(direct, ben, 'Missed');
    server.restore();
    await pass(60_000);
  };
  await missOne();
  expect([...desk.open.values()].map(({ title }) => title)).toEqual([
    'While you were away: one message for you',
  ]);
  server.readElsewhere('d-ben', 1);
  await pass(0);
  expect(desk.open.size).toBe(0);
  desk.page = { visible: true, room: undefined };
  await missOne();
  expect(desk.open.size).toBe(0);
});

test('a spoiler stays one, and a long text is cut', async () => {
  const { server, ben, pass, desk } = await scene();
  server.say('d-ben', ben, `It was ||the gardener||. ${'x'.repeat(400)}`);
  await pass(1_000);
  expect(desk.shown[0]?.body).toMatch(/^It was ▒▒▒\. x+…$/);
  expect(desk.shown[0]?.body).not.toContain('gardener');
});

test('who leaves takes everything along', async () => {
  const { server, ben, me, pass, desk, teller, clock } = await scene();
  server.say('general', ben, 'One', me);
  await pass(1_000);
  server.partMe('general', 'removed');
  await pass(0);
  expect(desk.open.size).toBe(0);
  server.say('d-ben', ben, 'Two');
  await pass(1_000);
  teller.end();
  expect(desk.open.size).toBe(0);
  server.say('d-ben', ben, 'Three');
  await clock.advance(1_000);
  expect(desk.shown).toHaveLength(2);
});

test('the ledger tells for each message what became of it, and why', async () => {
  const { server, ben, me, pass, client, clock, desk, ledger, place } = await scene();
  server.say('general', ben, 'Just so.');
  server.say('general', ben, '@Ada?', me);
  server.say('d-ben', ben, 'Hello.');
  client.send(roomId('crew'), 'Hello, everybody.');
  await pass(3_000);
  desk.page = { visible: true, room: roomId('crew') };
  server.say('crew', ben, 'Seen.');
  await pass(3_000);
  client.setPreference('notify.pausedUntil', clock.now() + 3_600_000);
  client.setPreference('notify.keywords', ['harbour']);
  server.say('general', ben, 'The harbour again.');
  await pass(3_000);
  server.fail();
  const general = place.rooms.get(roomId('general'));
  if (!general) throw new Error('rooms');
  place.write(general, ben, 'Missed');
  server.restore();
  await pass(60_000);
  const words = ledger.get().map((entry) => `${entry.room}/${entry.seq} ${entryWords(entry)}`);
  expect(words).toEqual([
    'general/4 One message while you were away: not notified one by one.',
    expect.stringMatching(
      /^general\/3 Not notified: do not disturb until .+, though it has your keyword “harbour”\.$/,
    ),
    'crew/2 Not notified: you had the room open.',
    'd-ben/1 Notified because it is a direct message.',
    'general/2 Notified because you were mentioned.',
    'general/1 Not notified: it wasn’t for you.',
  ]);
  expect(JSON.stringify(Object.values(localStorage))).not.toContain('Just so');
});
