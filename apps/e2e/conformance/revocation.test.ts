import { wireKinds } from '../harness/codecs.ts';
import { newId } from '../harness/ids.ts';
import { signOut } from '../harness/person.ts';
import { within } from '../harness/waiting.ts';
import { setScene, openPlace } from './place.ts';

const place = openPlace();

describe.each(wireKinds)('over %s', (kind) => {
  test.each(['channel', 'private'] as const)(
    '[D7] who is removed from a %s room hears of nothing in it afterwards',
    async (roomKind) => {
      const { ada, ben, benIs, room } = await setScene(place, kind, roomKind);
      await ada.do('room:remove', { room, user: benIs.user.id });
      await ada.do('message:send', { room, id: newId(), text: 'we are alone now' });
      expect(await ben.event('self:changed', ({ lost }) => lost !== undefined)).toEqual({
        lost: [{ room, reason: 'removed' }],
      });
      const code = roomKind === 'private' ? 'not_found' : 'forbidden';
      for (const ask of [
        ben.command('room:history', { room }),
        ben.command('room:catchup', { room, since: 0 }),
        ben.command('room:members', { room }),
        ben.command('message:send', { room, id: newId(), text: 'x' }),
        ben.command('room:join', { room }),
      ])
        expect(await ask).toMatchObject({ ok: false, error: { code } });
      expect(JSON.stringify(ben.inbox.events)).not.toContain('we are alone now');
      const { rooms } = await ben.do('session:sync', {});
      expect(rooms.map((entry) => entry.room.id)).not.toContain(room);
    },
  );

  test('[D7] a removal in the middle of many catch-ups leaves no answer with what came after it', async () => {
    const { ada, ben, benIs, room } = await setScene(place, kind, 'private');
    await ada.do('message:send', { room, id: newId(), text: 'for both' });
    const asked = Array.from({ length: 60 }, () => ben.say('room:catchup', { room, since: 0 }));
    const removal = ada.do('room:remove', { room, user: benIs.user.id });
    const secret = ada.do('message:send', { room, id: newId(), text: 'for one' });
    const answers = await Promise.all([...asked, removal, secret]);
    expect(JSON.stringify([answers, ben.inbox.events])).not.toContain('for one');
  });

  test('[D7] who was removed and is invited again is told of the room again', async () => {
    const { ada, ben, benIs, room } = await setScene(place, kind, 'private');
    await ada.do('room:remove', { room, user: benIs.user.id });
    await ben.event('self:changed', ({ lost }) => lost?.[0]?.room === room);
    const before = ben.inbox.all('self:changed').length;
    await ada.do('room:invite', { room, users: [benIs.user.id] });
    await ben.event(
      'self:changed',
      (event) =>
        ben.inbox.all('self:changed').indexOf(event) >= before && event.gained?.[0]?.room.id === room,
    );
    expect((await ben.command('message:send', { room, id: newId(), text: 'back' })).ok).toBe(true);
  });

  test('[D7] after signing out every socket of the session is told so and closes, and hears nothing more', async () => {
    const { ada, ben, benIs, room } = await setScene(place, kind);
    const second = await benIs.open(kind);
    expect((await signOut(place.url, benIs.cookie)).ok).toBe(true);
    // Said as soon as that is answered, while the sockets may still be closing; how soon they are is for revocation.ts to measure.
    await ada.do('message:send', { room, id: newId(), text: 'he is gone' });
    await within(Promise.all([ben.closed, second.closed]), 'both sockets to close');
    for (const { inbox } of [ben, second]) {
      expect(inbox.events.at(-1)).toMatchObject({ event: 'session:ended', data: { reason: 'signed_out' } });
      expect(inbox.all('session:ended')).toHaveLength(1);
      expect(JSON.stringify(inbox.events)).not.toContain('he is gone');
    }
    expect((await place.attempt(kind, { cookie: benIs.cookie })).opened).toBe(false);
  });

  test('[D7] a session that ended does not end another one of somebody else', async () => {
    const { ada, benIs, room } = await setScene(place, kind);
    await signOut(place.url, benIs.cookie);
    expect((await ada.command('message:send', { room, id: newId(), text: 'still in' })).ok).toBe(true);
    expect(ada.isOpen).toBe(true);
  });
});
