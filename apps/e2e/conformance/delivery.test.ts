import { type Change, limits, LOBBY, type RoomId } from '@parley/events';
import { wireKinds } from '../harness/codecs.ts';
import { newId } from '../harness/ids.ts';
import { LobbyClient } from '../harness/lobby-client.ts';
import type { Wire } from '../harness/wire.ts';
import { setScene, unique, openPlace } from './place.ts';

const place = openPlace();

/** What a wire was told of a room, as [from, to, changes] of each frame. */
const framesOf = (wire: Wire, room: RoomId) =>
  wire.inbox.all('room:changed').filter((frame) => frame.room === room);

/** All changes of a room since a rev, page by page. */
async function catchUp(wire: Wire, room: RoomId, since: number): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (let cursor = since; ;) {
    const page = await wire.do('room:catchup', { room, since: cursor });
    if (page.kind === 'reset') throw new Error('a reset where changes were expected');
    changes.push(...page.changes);
    cursor = page.to;
    if (!page.more) return changes;
  }
}

describe.each(wireKinds)('over %s', (kind) => {
  test('[D1] what was acknowledged is there for everyone who asks after it', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    for (const text of ['one', 'two', 'three']) {
      const { seq, at } = await ada.do('message:send', { room, id: newId(), text });
      const page = await ben.do('room:history', { room, limit: 1 });
      expect(page.messages).toMatchObject([{ seq, at, text }]);
    }
  });

  test('[D2] a second send of one id answers with the place of the first, also after an edit and a deletion', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const post = { room, id: newId(), text: 'once' };
    const first = await ada.do('message:send', post);
    expect(await ada.do('message:send', post)).toEqual(first);
    await ada.do('message:edit', { room, seq: first.seq, text: 'changed' });
    expect(await ada.do('message:send', post)).toEqual(first);
    await ada.do('message:delete', { room, seq: first.seq });
    expect(await ada.do('message:send', post)).toEqual(first);
    expect((await ben.do('room:history', { room })).messages).toHaveLength(1);
  });

  test('[D2] many sends of one id at the same time, over two connections, make one message', async () => {
    const { ada, adaIs, room } = await setScene(place, kind);
    const other = await adaIs.open(kind);
    const post = { room, id: newId(), text: 'once' };
    const answers = await Promise.all(
      [ada, other, ada, other, ada, other].map((wire) => wire.do('message:send', post)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await ada.do('room:history', { room })).messages).toHaveLength(1);
  });

  test('[D2] an id that was used with another author, room or text is a conflict', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const post = { room, id: newId(), text: 'once' };
    await ada.do('message:send', post);
    const acks = await Promise.all([
      ben.command('message:send', post),
      ada.command('message:send', { ...post, text: 'twice' }),
      ada.command('message:send', { ...post, room: LOBBY }),
    ]);
    expect(acks.map((ack) => !ack.ok && ack.error.code)).toEqual(Array(3).fill('conflict'));
    expect((await ben.do('room:history', { room })).messages).toMatchObject([{ text: 'once' }]);
  });

  test('[D2] a second command with one op has no effect and gets the first answer', async () => {
    const { ada, room } = await setScene(place, kind);
    const { seq } = await ada.do('message:send', { room, id: newId(), text: 'first' });
    const creation = { op: newId(), kind: 'channel' as const, name: unique('Once') };
    const created = await ada.do('room:create', creation);
    const repeated = await ada.do('room:create', creation);
    expect(repeated.entry.room.id).toBe(created.entry.room.id);
    const edit = { op: newId(), room, seq, text: 'second' };
    const edited = await ada.do('message:edit', edit);
    await ada.do('message:edit', { room, seq, text: 'third' });
    expect(await ada.do('message:edit', edit)).toEqual(edited);
    expect((await ada.do('room:history', { room })).messages).toMatchObject([{ text: 'third' }]);
    expect(await ada.command('message:edit', { ...edit, text: 'other' })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
  });

  test('[D3] what two people send at once gets dense places, each keeps their own order, and both are told the same', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const each = 30;
    const say = (wire: Wire, name: string) =>
      Array.from({ length: each }, (_, n) =>
        wire.do('message:send', { room, id: newId(), text: `${name} ${n}` }),
      );
    const [adas, bens] = await Promise.all([Promise.all(say(ada, 'Ada')), Promise.all(say(ben, 'Ben'))]);
    const { messages, rev } = await ada.do('room:history', { room, limit: 100 });

    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 2 * each }, (_, n) => n + 1));
    for (const [name, answers] of Object.entries({ Ada: adas, Ben: bens })) {
      const own = messages.filter(({ text }) => text.startsWith(name));
      expect(own.map(({ text }) => text)).toEqual(Array.from({ length: each }, (_, n) => `${name} ${n}`));
      expect(own.map(({ seq }) => seq)).toEqual(answers.map(({ seq }) => seq));
    }
    for (const wire of [ada, ben]) {
      await wire.event('room:changed', (frame) => frame.room === room && frame.to === rev);
      const told = framesOf(wire, room).flatMap(({ changes }) => changes);
      expect(told.flatMap((change) => (change.kind === 'message' ? [change.message.seq] : []))).toEqual(
        messages.map(({ seq }) => seq),
      );
    }
  });

  test('[D4] frames follow each other without a gap: each begins where the one before ended', async () => {
    const { ada, adaIs, ben, room } = await setScene(place, kind);
    const { rev: start } = await ada.do('message:send', { room, id: newId(), text: 'start' });
    await ben.do('message:react', { room, seq: 1, emoji: '👍', on: true });
    await ada.do('message:edit', { room, seq: 1, text: 'changed' });
    await ada.do('room:update', { room, topic: 'Tides' });
    await ben.do('room:leave', { room });
    await ben.do('room:join', { room });
    await ada.do('message:delete', { room, seq: 1 });
    const end = (await ada.do('session:heads', {})).heads[room];
    await ada.event('room:changed', (frame) => frame.room === room && frame.to === end);

    const frames = framesOf(ada, room).filter(({ to }) => to >= start);
    for (const [before, after] of frames.slice(1).map((frame, n) => [frames[n], frame] as const))
      expect(after.from).toBe(before?.to);
    for (const { from, to, changes } of frames)
      expect(changes.map(({ rev }) => rev)).toEqual(
        Array.from({ length: to - from }, (_, n) => from + 1 + n),
      );
    expect(
      framesOf(ada, room)
        .at(-1)
        ?.users.map(({ id }) => id),
    ).toContain(adaIs.user.id);
  });

  test('[D5] stale state plus changes equals a fresh fetch', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    for (const text of ['one', 'two', 'three']) await ada.do('message:send', { room, id: newId(), text });
    const stale = await ben.do('room:history', { room });
    await ada.do('message:edit', { room, seq: 1, text: 'uno' });
    await ben.do('message:react', { room, seq: 2, emoji: '👍', on: true });
    await ben.do('message:react', { room, seq: 3, emoji: '❤️', on: true });
    await ada.do('message:delete', { room, seq: 3 });
    await ada.do('message:send', { room, id: newId(), text: 'four' });
    const fresh = await ben.do('room:history', { room });

    const messages = new Map(stale.messages.map((message) => [message.seq, message]));
    for (const change of await catchUp(ben, room, stale.rev)) {
      if (change.kind === 'message') {
        const reactions = change.message.deleted ? [] : (messages.get(change.message.seq)?.reactions ?? []);
        messages.set(change.message.seq, { ...change.message, reactions });
      }
      const target = change.kind === 'reaction' ? messages.get(change.seq) : undefined;
      if (change.kind === 'reaction' && target && change.on && !target.deleted)
        messages.set(change.seq, {
          ...target,
          reactions: [...target.reactions, { emoji: change.emoji, users: [change.user] }],
        });
    }
    expect([...messages.values()]).toEqual(fresh.messages);
  });

  test('[D5] a deleted text is gone from catch-up and history at once', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const { seq } = await ada.do('message:send', { room, id: newId(), text: 'slip of the tongue' });
    await ada.do('message:delete', { room, seq });
    const answers = await Promise.all([catchUp(ben, room, 0), ben.do('room:history', { room })]);
    expect(JSON.stringify(answers)).not.toContain('slip');
  });

  test('[D4] a sync with cursors brings what was missed, and only that', async () => {
    const { ada, ben, benIs, room } = await setScene(place, kind);
    await ada.do('message:send', { room, id: newId(), text: 'before' });
    const { epoch } = await ben.do('session:sync', {});
    const cursor = (await ben.do('session:heads', {})).heads[room] ?? 0;
    await ben.close();
    await ada.do('message:send', { room, id: newId(), text: 'while you were away' });

    const back = await benIs.open(kind);
    const sync = await back.do('session:sync', { epoch, cursors: { [room]: cursor } });
    expect(Object.keys(sync.catchups)).toEqual([room]);
    expect(sync.catchups[room]).toMatchObject({
      kind: 'changes',
      to: cursor + 1,
      more: false,
      changes: [{ kind: 'message', message: { text: 'while you were away' } }],
    });
  });

  test('[D8] cursors of another epoch are worth nothing', async () => {
    const { ada, room } = await setScene(place, kind);
    await ada.do('message:send', { room, id: newId(), text: 'x' });
    const sync = await ada.do('session:sync', { epoch: 'another-database', cursors: { [room]: 1 } });
    expect(sync.catchups).toEqual({});
    expect(sync.rooms.map((entry) => entry.room.id)).toContain(room);
  });

  test('[D9] a cursor ahead of the room is answered with a reset and the newest page', async () => {
    const { ada, room } = await setScene(place, kind);
    await ada.do('message:send', { room, id: newId(), text: 'x' });
    expect(await ada.do('room:catchup', { room, since: 1_000_000 })).toMatchObject({
      kind: 'reset',
      entry: { room: { id: room } },
      page: { messages: [{ text: 'x' }], hasAfter: false },
    });
  });

  test('[D6] who stops reading is told to sync when they read on, and the others notice nothing', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const text = '€'.repeat(limits.text);
    let last = { seq: 0, rev: 0 };
    const flood = async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => ada.do('message:send', { room, id: newId(), text })),
      );
      last = answers.at(-1) ?? last;
    };
    const carl = await (await place.newcomer('Carl')).open(kind);
    await carl.do('room:join', { room });

    ben.stall();
    // More than what the systems at both ends buffer, and the server's cap on top of it.
    for (let turn = 0; turn < 16; turn++) await flood();
    await carl.event('room:changed', (frame) => frame.room === room && frame.to === last.rev);
    ben.resume();
    await ben.event('session:resync');

    const told = framesOf(ben, room).at(-1)?.to ?? 0;
    expect(told).toBeLessThan(last.rev);
    const missed = await catchUp(ben, room, told);
    expect(missed.map(({ rev }) => rev)).toEqual(
      Array.from({ length: last.rev - told }, (_, n) => told + 1 + n),
    );
  }, 30_000);

  test('[H1] pages of history in both directions join without a gap or a double', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const total = 35;
    for (let n = 1; n <= total; n++) await ada.do('message:send', { room, id: newId(), text: `${n}` });
    const all = Array.from({ length: total }, (_, n) => n + 1);

    const upwards: number[] = [];
    for (let before: number | undefined; ;) {
      const page = await ben.do('room:history', {
        room,
        limit: 8,
        ...(before === undefined ? {} : { before }),
      });
      upwards.unshift(...page.messages.map(({ seq }) => seq));
      if (!page.hasBefore) break;
      before = page.messages[0]?.seq;
    }
    expect(upwards).toEqual(all);

    const downwards: number[] = [];
    for (let after = 0; ;) {
      const page = await ben.do('room:history', { room, limit: 8, after });
      downwards.push(...page.messages.map(({ seq }) => seq));
      if (!page.hasAfter) break;
      after = page.messages.at(-1)?.seq ?? total;
    }
    expect(downwards).toEqual(all);

    const around = await ben.do('room:history', { room, limit: 9, around: 20 });
    const seqs = around.messages.map(({ seq }) => seq);
    expect(seqs).toContain(20);
    expect(seqs).toEqual(Array.from({ length: 9 }, (_, n) => (seqs[0] ?? 0) + n));
    expect(around).toMatchObject({ hasBefore: true, hasAfter: true });
    expect(around.users.map(({ id }) => id)).toContain(around.messages[0]?.author);
  });

  test('[H3] unread is head minus read, and both move as promised', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const mine = async (wire: Wire) =>
      (await wire.do('session:sync', {})).rooms.find((entry) => entry.room.id === room);
    for (const text of ['one', 'two']) await ada.do('message:send', { room, id: newId(), text });
    expect(await mine(ada)).toMatchObject({ head: { seq: 2 }, read: 2 });
    expect(await mine(ben)).toMatchObject({ head: { seq: 2 }, read: 0 });
    expect(await ben.do('read:set', { room, seq: 500 })).toEqual({ seq: 2 });
    expect(await mine(ben)).toMatchObject({ read: 2 });
  });
});

test('[D9] who is more than 2,000 changes behind is answered with a reset and the newest page', async () => {
  const ada = await (await place.newcomer()).open();
  const texts = Array.from({ length: 35 }, (_, n) => `${n}`);
  const clients = await Promise.all(Array.from({ length: 60 }, () => LobbyClient.open(place.url)));
  for (const client of clients) for (const text of texts) client.emit('chat message', text);
  const total = clients.length * texts.length;
  await ada.event('room:changed', ({ room, to }) => room === LOBBY && to > total);
  await Promise.all(clients.map((client) => client.close()));

  const reply = await ada.do('room:catchup', { room: LOBBY, since: 0 });
  expect(reply.kind).toBe('reset');
  const { heads } = await ada.do('session:heads', {});
  const near = await catchUp(ada, LOBBY, (heads[LOBBY] ?? 0) - limits.catchupPage - 1);
  expect(near).toHaveLength(limits.catchupPage + 1);
}, 30_000);
