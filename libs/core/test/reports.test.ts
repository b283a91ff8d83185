import { anOrderlyPlace } from './orderly-place.ts';
import { Person } from './place.ts';

describe('[M8] a report', () => {
  const idsSeenBy = async (person: Person) =>
    (await person.does('report:list', {})).reports.map(({ id }) => id);

  test('goes to who leads the room and to admins, not to members nor to whom it is about', async () => {
    const { place, ana, ben, room, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    const eve = await place.person('Eve');
    await eve.does('room:join', { room });
    const { seq } = await ben.say(room, 'spam');
    const { report } = await eve.does('message:report', { room, seq, reason: 'Advertising' });
    for (const person of [ana, adam]) expect(await idsSeenBy(person)).toEqual([report]);
    for (const person of [ben, eve]) {
      expect(await idsSeenBy(person)).toEqual([]);
      expect(await person.refused('report:resolve', { report, outcome: 'dismissed' })).toBe('not_found');
    }
    await ana.does('room:role', { room, user: ben.id, role: 'moderator' });
    expect(await idsSeenBy(ben)).toEqual([]);
    expect(await ben.refused('report:resolve', { report, outcome: 'dismissed' })).toBe('not_found');
    await ana.does('report:resolve', { report, outcome: 'handled' });
    expect(await idsSeenBy(adam)).toEqual([]);
    expect((await adam.does('report:list', { resolved: true })).reports).toMatchObject([
      { id: report, text: '' },
    ]);
  });

  test('is told at once to those who may see it, and to nobody else; so is its end', async () => {
    const { ana, ben, room, registered, place } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    const eve = await place.person('Eve');
    await eve.does('room:join', { room });
    const told = async () => {
      await place.settled();
      return [ana, adam, ben, eve].map(
        ({ sink }) => sink.of('self:changed').filter(({ reports }) => reports === true).length,
      );
    };
    const { seq } = await ben.say(room, 'spam');
    const { report } = await eve.does('message:report', { room, seq, reason: 'Advertising' });
    expect(await told()).toEqual([1, 1, 0, 0]);
    expect(await ana.does('report:list', { limit: 1 })).toMatchObject({ open: 1, rooms: [{ id: room }] });
    expect(await eve.does('report:list', {})).toMatchObject({ open: 0, rooms: [] });
    await adam.does('report:resolve', { report, outcome: 'handled' });
    expect(await told()).toEqual([2, 2, 0, 0]);
    await adam.does('report:resolve', { report, outcome: 'handled' });
    expect(await told()).toEqual([2, 2, 0, 0]);
  });

  test('of a private conversation shows admins that one message and nothing else of it', async () => {
    const { ana, ben, registered } = await anOrderlyPlace();
    const olga = await registered('Olga', 'owner');
    const { entry } = await ana.does('direct:open', { users: [ben.id] });
    const room = entry.room.id;
    await ben.say(room, 'something else');
    const { seq } = await ben.say(room, 'a threat');
    const { report } = await ana.does('message:report', { room, seq, reason: 'Look at this' });
    const { reports } = await olga.does('report:list', {});
    expect(reports).toMatchObject([{ id: report, room, seq, text: 'a threat', author: ben.id, by: ana.id }]);
    expect((await olga.does('report:list', {})).rooms).toEqual([]);
    expect(JSON.stringify(reports)).not.toContain('something else');
    expect(await olga.refused('room:history', { room })).toBe('not_found');
    expect(await olga.refused('message:delete', { room, seq })).toBe('not_found');
    await olga.does('report:resolve', { report, outcome: 'handled' });
    const { entries } = await olga.does('audit:list', {});
    expect(entries).toMatchObject([
      { action: 'report:resolve', target: { report }, details: { outcome: 'handled' } },
    ]);
  });

  test('is not made of one’s own message, nor of one that can not be read', async () => {
    const { ana, ben, room, registered } = await anOrderlyPlace();
    const olga = await registered('Olga', 'owner');
    const { seq } = await ben.say(room, 'mine');
    expect(await ben.refused('message:report', { room, seq, reason: 'x' })).toBe('forbidden');
    const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans' });
    await ana.say(entry.room.id, 'secret');
    expect(await olga.refused('message:report', { room: entry.room.id, seq: 1, reason: 'x' })).toBe(
      'not_found',
    );
  });
});
