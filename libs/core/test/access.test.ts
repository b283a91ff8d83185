import { type Ack, GENERAL, limits, type RoomId } from '@parley/events';
import type { Arrival, Known, SessionId } from '../src/index.ts';
import { Person, Place } from './place.ts';

const PASSWORD = 'High water at noon';
let sessions = 0;
const arrival = (invite?: string): Arrival => ({
  session: `access ${String(++sessions).padStart(30, '0')}` as SessionId,
  invite,
});

function must<T>(ack: { ok: true; data: T } | { ok: false; error: { code: string } }): T {
  if (!ack.ok) throw new Error(ack.error.code);
  return ack.data;
}

async function member(place: Place, name: string, invite?: string): Promise<Person> {
  const came = arrival(invite);
  const { user } = must(await place.core.accounts.register({ name, password: PASSWORD }, came));
  const principal = { user: user.id, session: came.session };
  return new Person(place, user.id, principal, came.session).connect();
}

async function known(place: Place, { session }: Person): Promise<Known> {
  const found = await place.core.authenticate(session);
  if (!found) throw new Error('not signed in');
  return { user: found.user, session };
}

const guest = (place: Place, name: string, invite?: string) =>
  place.core.signInAsGuest(name, arrival(invite));
const register = (place: Place, name: string, invite?: string) =>
  place.core.accounts.register({ name, password: PASSWORD }, arrival(invite));

/** A place with an owner, entered as `door` says. */
async function owned(access: 'open' | 'invite' | 'closed', guests = true) {
  const place = await Place.open({ door: { name: 'Pier', access, guests } });
  const olga = await member(place, 'Olga', await place.core.accounts.setupSecret());
  return { place, olga };
}

describe('who may come in', () => {
  test('[I1] open: anybody; with guests switched off, whoever registers', async () => {
    const open = await owned('open');
    expect((await guest(open.place, 'Gus')).ok).toBe(true);
    const registered = await owned('open', false);
    expect(await guest(registered.place, 'Gus')).toMatchObject({ error: { code: 'forbidden' } });
    expect((await register(registered.place, 'Mia')).ok).toBe(true);
    expect(await registered.place.core.accounts.place()).toEqual({
      name: 'Pier',
      access: 'open',
      guests: false,
      owned: true,
    });
  });

  test('[I1] invite: who has an invitation, as guest or registering; a guest who is in needs no other', async () => {
    const { place, olga } = await owned('invite');
    const { secret } = await olga.does('invite:create', {});
    expect(await guest(place, 'Gus')).toMatchObject({ error: { code: 'forbidden' } });
    expect(await register(place, 'Mia')).toMatchObject({ error: { code: 'forbidden' } });
    expect((await register(place, 'Mia', secret)).ok).toBe(true);
    const came = arrival(secret);
    const gus = must(await place.core.signInAsGuest('Gus', came));
    const stays = place.core.accounts.register({ password: PASSWORD }, arrival(), {
      user: gus.user,
      session: came.session,
    });
    expect(must(await stays).user).toMatchObject({ id: gus.user.id, role: 'member' });
  });

  test('[I1] closed: nobody new, whatever they bring; who has an account signs in', async () => {
    const { place, olga } = await owned('closed');
    const { secret } = await olga.does('invite:create', {});
    for (const refused of [await guest(place, 'Gus', secret), await register(place, 'Mia', secret)])
      expect(refused).toMatchObject({ error: { code: 'forbidden' } });
    expect(await place.core.accounts.invitation(secret)).toMatchObject({ error: { code: 'not_found' } });
    const signIn = place.core.accounts.signIn({ login: 'Olga', password: PASSWORD }, arrival());
    expect((await signIn).ok).toBe(true);
  });

  test.each(['invite', 'closed'] as const)(
    '[I2] %s: the first account is made with the setup link, and with nothing else',
    async (access) => {
      const place = await Place.open({ door: { access } });
      const secret = await place.core.accounts.setupSecret();
      if (secret === undefined) throw new Error('no setup link');
      expect(await place.core.accounts.invitation(secret)).toEqual({
        ok: true,
        data: { place: 'Parley', rooms: [], guests: false },
      });
      for (const invite of [undefined, 'pass9999', ''])
        expect((await register(place, 'Eve', invite)).ok).toBe(false);
      expect((await guest(place, 'Eve', secret)).ok).toBe(false);
      expect(must(await register(place, 'Olga', secret)).user.role).toBe('owner');
      expect((await register(place, 'Eve', secret)).ok).toBe(false);
      expect((await place.core.accounts.invitation(secret)).ok).toBe(false);
      expect(await place.core.accounts.setupSecret()).toBeUndefined();
    },
  );

  test('[I2] an open place has no setup link', async () => {
    const place = await Place.open();
    expect(await place.core.accounts.setupSecret()).toBeUndefined();
  });
});

describe('invites', () => {
  test('[I3] tell who invites, the place and the names of rooms, and join them', async () => {
    const { place, olga } = await owned('invite');
    const { entry } = await olga.does('room:create', { kind: 'private', name: 'Crew' });
    const { invite, secret } = await olga.does('invite:create', {
      uses: 1,
      rooms: [entry.room.id, GENERAL, GENERAL],
    });
    expect(invite).toMatchObject({ createdBy: olga.id, uses: 1, used: 0, rooms: [entry.room.id, GENERAL] });
    expect(must(await place.core.accounts.invitation(secret))).toEqual({
      place: 'Pier',
      by: 'Olga',
      rooms: ['Crew', 'general'],
      guests: true,
    });
    const mia = await member(place, 'Mia', secret);
    const { rooms } = await mia.does('session:sync', {});
    expect(rooms.map(({ room }) => room.id)).toContain(entry.room.id);
    expect((await olga.does('invite:list', {})).invites).toEqual([{ ...invite, used: 1 }]);
    expect(JSON.stringify(await olga.does('invite:list', {}))).not.toContain(secret);
  });

  test('[I4] unknown, used up, expired and revoked are answered alike', async () => {
    const { place, olga } = await owned('invite');
    const used = await olga.does('invite:create', { uses: 1 });
    await member(place, 'Mia', used.secret);
    const expired = await olga.does('invite:create', { expiresAt: place.clock.now() + 1_000 });
    const revoked = await olga.does('invite:create', {});
    await olga.does('invite:revoke', { invite: revoked.invite.id });
    await place.clock.advance(1_000);
    const secrets = ['never made', used.secret, expired.secret, revoked.secret];
    const asks: readonly ((secret: string) => Promise<Ack<object>>)[] = [
      (secret: string) => place.core.accounts.invitation(secret),
      (secret: string) => register(place, 'Eve', secret),
      (secret: string) => guest(place, 'Eve', secret),
    ];
    for (const ask of asks) {
      const answers = await Promise.all(secrets.map(ask));
      expect(answers[0]).toMatchObject({ error: { code: 'not_found' } });
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
  });

  test('[I5] owner and admins make, see and revoke them, and only for rooms they could invite to', async () => {
    const { place, olga } = await owned('open');
    const [ada, mia] = [await member(place, 'Ada'), await member(place, 'Mia')];
    await olga.does('user:role', { user: ada.id, role: 'admin' });
    const { invite } = await ada.does('invite:create', {});
    const gus = await place.person('Gus');
    for (const somebody of [mia, gus]) {
      expect(await somebody.refused('invite:create', {})).toBe('forbidden');
      expect(await somebody.refused('invite:list', {})).toBe('forbidden');
      expect(await somebody.refused('invite:revoke', { invite: invite.id })).toBe('forbidden');
    }
    const { entry } = await mia.does('room:create', { kind: 'private', name: 'Secret' });
    const nowhere = 'nowhere' as RoomId;
    const refusals = await Promise.all(
      [entry.room.id, nowhere].map((room) => ada.ask('invite:create', { rooms: [room] })),
    );
    expect(refusals[0]).toMatchObject({ error: { code: 'not_found' } });
    expect(refusals[1]).toEqual(refusals[0]);
    expect(await ada.refused('invite:create', { expiresAt: place.clock.now() })).toBe('invalid');
    expect(await olga.does('invite:revoke', { invite: invite.id })).toEqual({});
    expect(await olga.refused('invite:revoke', { invite: invite.id })).toBe('not_found');
  });

  test('[I3] who is in already joins the rooms of an invite, and is told at once', async () => {
    const { place, olga } = await owned('open');
    const { entry } = await olga.does('room:create', { kind: 'private', name: 'Crew' });
    const { secret } = await olga.does('invite:create', { rooms: [entry.room.id] });
    const mia = await member(place, 'Mia');
    const used = place.core.accounts.useInvite({ invite: secret }, await known(place, mia));
    expect(must(await used)).toEqual({ rooms: [entry.room.id] });
    await place.settled();
    expect(mia.sink.of('self:changed')).toMatchObject([{ gained: [{ room: { name: 'Crew' } }] }]);
  });
});

describe('getting in again', () => {
  const recover = (place: Place, secret: string, password = 'Slack water at ten') =>
    place.core.accounts.recover({ secret, password }, arrival());

  test('[A9] by a code, once; every other session ends, and the old password with them', async () => {
    const { place, olga } = await owned('open');
    const me = await known(place, olga);
    expect(await place.core.accounts.makeCodes({ password: 'wrong' }, me)).toMatchObject({
      error: { code: 'forbidden' },
    });
    const { codes } = must(await place.core.accounts.makeCodes({ password: PASSWORD }, me));
    expect(new Set(codes).size).toBe(limits.recoveryCodes);
    expect(must(await place.core.accounts.codesLeft(me))).toEqual({ left: limits.recoveryCodes });
    const [first = ''] = codes;
    expect(await recover(place, first.replaceAll('-', ''), 'password1')).toMatchObject({
      error: { code: 'invalid' },
    });
    const { user } = must(await recover(place, first.replaceAll('-', '')));
    expect(user.id).toBe(olga.id);
    expect(olga.sink.closedFor).toBe('signed_out');
    expect(await recover(place, first.replaceAll('-', ''))).toMatchObject({ error: { code: 'not_found' } });
    const signIn = (password: string) => place.core.accounts.signIn({ login: 'Olga', password }, arrival());
    expect((await signIn(PASSWORD)).ok).toBe(false);
    expect((await signIn('Slack water at ten')).ok).toBe(true);
  });

  test('[A9] by a link from who stands higher, for a day, once', async () => {
    const { place, olga } = await owned('open');
    const [ada, mia] = [await member(place, 'Ada'), await member(place, 'Mia')];
    await olga.does('user:role', { user: ada.id, role: 'admin' });
    const { secret, expiresAt } = await ada.does('user:recover', { user: mia.id });
    expect(expiresAt).toBe(place.clock.now() + limits.recoveryLinkMs);
    for (const [by, of] of [
      [mia, ada],
      [mia, mia],
      [ada, ada],
      [ada, olga],
    ] as const)
      expect(await by.refused('user:recover', { user: of.id })).toBe('forbidden');
    const gus = await place.person('Gus');
    expect(await olga.refused('user:recover', { user: gus.id })).toBe('conflict');
    expect((await recover(place, secret)).ok).toBe(true);
    expect((await recover(place, secret)).ok).toBe(false);
    const late = await olga.does('user:recover', { user: mia.id });
    await place.clock.advance(limits.recoveryLinkMs);
    expect(await recover(place, late.secret)).toMatchObject({ error: { code: 'not_found' } });
  });

  test('links are in the log of administrative acts, without what opens them', async () => {
    const { place, olga } = await owned('open');
    const mia = await member(place, 'Mia');
    const { secret } = await olga.does('user:recover', { user: mia.id });
    const invite = await olga.does('invite:create', { uses: 3 });
    const { entries } = await olga.does('audit:list', {});
    expect(entries.map(({ action }) => action)).toEqual(['invite:create', 'user:recover']);
    for (const hidden of [secret, invite.secret]) expect(JSON.stringify(entries)).not.toContain(hidden);
  });
});
