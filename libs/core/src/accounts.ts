import {
  type AccountRequest,
  type Ack,
  type Failure,
  failure,
  GENERAL,
  limits,
  LOBBY,
  LOBBY_GUEST,
  type RoomId,
  success,
  tidyName,
  type User,
  type UserId,
  userName,
} from '@parley/events';
import type { Principal } from './connection.ts';
import { acked, type Services } from './context.ts';
import { nameKey } from './name-key.ts';
import { passwordProblem } from './password-rules.ts';
import type { NewSession, Passwords, SecretHash, Session, SessionId } from './ports.ts';
import { userAt } from './statuses.ts';

/** Who may come in: anybody, who has an invitation, or only who has an account. */
export type Access = 'open' | 'invite' | 'closed';

/** How a place receives people. */
export interface Door {
  readonly name: string;
  readonly access: Access;
  /** Whether a name alone is enough. */
  readonly guests: boolean;
}

export const openDoor: Door = { name: 'Parley', access: 'open', guests: true };

export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;
/** A token's use is noted at most once in this time. */
const NOTE_USE_EVERY_MS = 60 * 60 * 1_000;
/** A session in use is extended at most once in this time, not at each connection. */
const EXTEND_EVERY_MS = 10 * 60 * 1_000;

/** The session that somebody who comes in will have, and what they come with. */
export interface Arrival {
  readonly session: SessionId;
  readonly device?: string | undefined;
  /** What stands at the end of an invite's link. */
  readonly invite?: string | undefined;
}

/** What whoever has an invite's link may know. */
export interface InviteInfo {
  readonly place: string;
  /** The name of who invites; absent from the link with which the first account is made. */
  readonly by?: string;
  readonly rooms: readonly string[];
  readonly guests: boolean;
}

/** Who is in already, in which session. */
export interface Known {
  readonly user: User;
  readonly session: SessionId;
}

/** What anybody may know of the place. */
export interface PlaceInfo extends Door {
  /** False until somebody has registered: whoever does first owns the place. */
  readonly owned: boolean;
}

const byInvitation = (): Failure => failure('forbidden', 'You need an invitation to join.');
const noInvitation = (): Failure => failure('not_found', 'This invitation is no longer valid.');
const wrongPassword = (): Failure => failure('unauthenticated', 'That name and password don’t match.');
const wasBanned = (): Failure => failure('forbidden', 'You were banned. An admin can let you back in.');
const noPassword = (): Failure => failure('forbidden', 'That is not your password.');

/** Registering, signing in and out. The edges make the tokens and carry them; here they are only known by their hash. */
export class Accounts {
  readonly #services: Services;
  readonly #passwords: Passwords;
  readonly #door: Door;
  #owned = false;
  /** Lets the first account be made in a place that is not open. */
  #setup: SecretHash | undefined;

  constructor(services: Services, { passwords, door }: { passwords: Passwords; door: Door }) {
    this.#services = services;
    this.#passwords = passwords;
    this.#door = door;
  }

  /**
   * What stands at the end of the link with which the first account of a place that is not open is made; undefined if it is open or
   * has an owner. One made before is good no more. Rejects with StoreUnavailable.
   */
  async setupSecret(): Promise<string | undefined> {
    if (this.#door.access === 'open' || (await this.#isOwned())) return undefined;
    const { secret, hash } = this.#services.ids.pass();
    this.#setup = hash;
    return secret;
  }

  /** Rejects with StoreUnavailable. */
  async place(): Promise<PlaceInfo> {
    return { ...this.#door, owned: await this.#isOwned() };
  }

  /** A new guest by name, signed in, and a member of the rooms that exist from the start. */
  async signInAsGuest(name: unknown, arrival: Arrival): Promise<Ack<{ user: User }>> {
    if (!this.#door.guests || this.#door.access === 'closed')
      return failure('forbidden', 'Guests can’t join here.');
    if (this.#door.access === 'invite' && arrival.invite === undefined) return byInvitation();
    const parsed = userName.safeParse(name);
    if (!parsed.success) return invalidField('name', parsed.error.issues[0]?.message ?? 'is not valid');
    return this.#create(parsed.data, 'guest', arrival);
  }

  /**
   * A new member, or owner if the place has none yet; `guest` stays who they are, in the new session instead of the old one. Rejects
   * with StoreUnavailable.
   */
  async register(
    { name, password }: AccountRequest<'register'>,
    arrival: Arrival,
    guest?: Known,
  ): Promise<Ack<{ user: User }>> {
    const isFirst = await this.#isSetup(arrival.invite);
    const refused = isFirst ? undefined : this.#refusesAccount(arrival, guest);
    if (refused) return refused;
    const called = guest?.user.name ?? name;
    if (called === undefined) return invalidField('name', 'is missing');
    const problem = passwordProblem(password, [called]);
    if (problem) return invalidField('password', problem);
    if (guest && guest.user.role !== 'guest')
      return failure('conflict', 'You have an account already; sign out first.');
    const hashed = await this.#passwords.hash(password);
    if (!hashed.ok) return hashed;
    if (!guest)
      return this.#create(
        called,
        'member',
        isFirst ? { ...arrival, invite: undefined } : arrival,
        hashed.data,
      );
    const { journal, clock } = this.#services;
    const result = await journal.submit({
      kind: 'register',
      actor: guest.user.id,
      at: clock.now(),
      user: guest.user.id,
      password: hashed.data,
      session: this.#open(arrival),
      replaces: guest.session,
    });
    return acked(result, ({ user }) => ({ user: userAt(user, clock.now()) }));
  }

  /** By name or handle. The same answer after the same work, whoever there is; who is banned hears it, once the password is right. Ends the session of a guest who was in. Rejects with StoreUnavailable. */
  async signIn(
    { login, password }: AccountRequest<'signIn'>,
    arrival: Arrival,
    guest?: Known,
  ): Promise<Ack<{ user: User }>> {
    const { store, journal, clock } = this.#services;
    const found = await store.credentials(named(login));
    const verified = await this.#passwords.verify(password, found?.password);
    if (!verified.ok) return verified;
    if (!found || !verified.data) return wrongPassword();
    // Told to nobody but them: only they know the password.
    if (found.user.gone === 'banned') return wasBanned();
    const result = await journal.submit({
      kind: 'openSession',
      actor: found.user.id,
      at: clock.now(),
      user: found.user.id,
      proof: found.password,
      session: this.#open(arrival),
      replaces: guest?.session,
    });
    if (!result.ok && 'code' in result) return wrongPassword();
    return acked(result, ({ user }) => ({ user: userAt(user, clock.now()) }));
  }

  /** Rejects with StoreUnavailable. */
  async changePassword(
    { password, next, endOthers = false }: AccountRequest<'changePassword'>,
    { user, session }: Known,
  ): Promise<Ack<Record<never, never>>> {
    const problem = passwordProblem(next, [user.name, user.handle ?? user.name]);
    if (problem) return invalidField('next', problem);
    const proven = await this.prove(user.id, password);
    if (!proven.ok) return proven;
    const hashed = await this.#passwords.hash(next);
    if (!hashed.ok) return hashed;
    const { journal, clock } = this.#services;
    const result = await journal.submit({
      kind: 'setPassword',
      actor: user.id,
      at: clock.now(),
      user: user.id,
      proof: proven.data,
      password: hashed.data,
      endsOthers: endOthers ? session : undefined,
    });
    return acked(result, () => ({}));
  }

  /** The hash of a user's password, if `password` is it. Rejects with StoreUnavailable. */
  async prove(user: UserId, password: string): Promise<Ack<string>> {
    const found = await this.#services.store.credentials({ user });
    const verified = await this.#passwords.verify(password, found?.password);
    if (!verified.ok) return verified;
    return found && verified.data ? { ok: true, data: found.password } : noPassword();
  }

  /** What the link of an invite says; `not_found` for whatever lets nobody in. Rejects with StoreUnavailable. */
  async invitation(secret: string): Promise<Ack<InviteInfo>> {
    const { store, directory, ids, clock } = this.#services;
    const { name: place, guests } = this.#door;
    if (await this.#isSetup(secret)) return success({ place, rooms: [], guests: false });
    const found = await store.invite(ids.hashOf(secret), clock.now());
    const [by] = found ? await directory.users([found.invite.createdBy]) : [];
    // Nobody new is let in by an invite from before the place was closed.
    if (!found || !by || this.#door.access === 'closed') return noInvitation();
    return success({ place, by: by.name, rooms: found.rooms.map(({ name }) => name), guests });
  }

  /** Joins somebody who is in already to the rooms of an invite. Rejects with StoreUnavailable. */
  async useInvite(
    { invite }: AccountRequest<'useInvite'>,
    { user }: Known,
  ): Promise<Ack<{ rooms: readonly RoomId[] }>> {
    const { journal, clock, ids } = this.#services;
    const result = await journal.submit({
      kind: 'useInvite',
      actor: user.id,
      at: clock.now(),
      invite: ids.hashOf(invite),
    });
    return acked(result, ({ rooms }) => ({ rooms }));
  }

  /** New one-time codes in place of those before. Rejects with StoreUnavailable. */
  async makeCodes(
    { password }: AccountRequest<'makeCodes'>,
    { user }: Known,
  ): Promise<Ack<{ codes: readonly string[] }>> {
    const proven = await this.prove(user.id, password);
    if (!proven.ok) return proven;
    const { journal, clock, ids } = this.#services;
    const made = Array.from({ length: limits.recoveryCodes }, () => ids.pass());
    const result = await journal.submit({
      kind: 'setRecoveryCodes',
      actor: user.id,
      at: clock.now(),
      proof: proven.data,
      codes: made.map(({ hash }) => hash),
    });
    return acked(result, () => ({ codes: made.map(({ secret }) => inGroups(secret)) }));
  }

  /** How many one-time codes are left. Rejects with StoreUnavailable. */
  async codesLeft({ user }: Known): Promise<Ack<{ left: number }>> {
    return success({ left: await this.#services.store.recoveryCodes(user.id) });
  }

  /** Lets in who has a code or a link, with a new password; every other session ends. */
  async recover(
    { secret, password }: AccountRequest<'recover'>,
    arrival: Arrival,
  ): Promise<Ack<{ user: User }>> {
    const problem = passwordProblem(password, []);
    if (problem) return invalidField('password', problem);
    const hashed = await this.#passwords.hash(password);
    if (!hashed.ok) return hashed;
    const { journal, clock, ids } = this.#services;
    const result = await journal.submit({
      kind: 'recover',
      actor: LOBBY_GUEST,
      at: clock.now(),
      secret: ids.hashOf(secret),
      password: hashed.data,
      session: this.#open(arrival),
    });
    return acked(result, ({ user }) => ({ user: userAt(user, clock.now()) }));
  }

  /** The principal of a live session or token. Rejects with StoreUnavailable. */
  async authenticate(session: SessionId): Promise<{ principal: Principal; user: User } | undefined> {
    const { directory, clock } = this.#services;
    const found = await directory.session(session, clock.now());
    if (!found) return undefined;
    const { user, token, expiresAt } = found;
    void (token ? this.#noteUse(found) : this.#extend(found));
    const proved = token ? { scopes: token.scopes, endsAt: expiresAt } : {};
    return { principal: { user: user.id, session, ...proved }, user: userAt(user, clock.now()) };
  }

  /** A session in use has no end. */
  async #extend(found: Session): Promise<void> {
    const { directory, journal, clock } = this.#services;
    const { id: session, user, usedAt } = found;
    const at = clock.now();
    if (usedAt === undefined || at - usedAt < EXTEND_EVERY_MS) return;
    const expiresAt = at + SESSION_MS;
    const extended = await journal.submit({ actor: user.id, at, kind: 'extendSession', session, expiresAt });
    if (extended.ok) directory.renewed({ ...found, usedAt: at, expiresAt });
  }

  async #noteUse(found: Session): Promise<void> {
    const { directory, journal, clock } = this.#services;
    const { id: session, user, token } = found;
    const at = clock.now();
    if (!token || (token.usedAt !== undefined && at - token.usedAt < NOTE_USE_EVERY_MS)) return;
    const noted = await journal.submit({ actor: user.id, at, kind: 'noteTokenUse', session });
    if (noted.ok) directory.renewed({ ...found, token: { ...token, usedAt: at } });
  }

  /** Ends the session and all its sockets; also when it had ended already and that went unseen. */
  async signOut(session: SessionId, user: User['id']): Promise<Ack<Record<never, never>>> {
    const { journal, clock, hub } = this.#services;
    const result = await journal.submit({ actor: user, at: clock.now(), kind: 'endSession', session });
    if (result.ok) hub.end(session, 'signed_out');
    return acked(result, () => ({}));
  }

  async #create(
    name: string,
    role: 'guest' | 'member',
    arrival: Arrival,
    password?: string,
  ): Promise<Ack<{ user: User }>> {
    const { journal, clock, ids } = this.#services;
    const id = ids.userId();
    const result = await journal.submit({
      actor: id,
      at: clock.now(),
      kind: 'createUser',
      user: { id, role, name, nameKey: nameKey(name) },
      password,
      session: this.#open(arrival),
      rooms: [GENERAL, LOBBY],
      invite: arrival.invite === undefined ? undefined : ids.hashOf(arrival.invite),
    });
    return acked(result, ({ user }) => ({ user: userAt(user, clock.now()) }));
  }

  /** A guest who is in was let in, so an invitation is not asked for again. */
  #refusesAccount({ invite }: Arrival, guest: Known | undefined): Failure | undefined {
    if (this.#door.access === 'closed') return failure('forbidden', 'New accounts can’t be created here.');
    return this.#door.access === 'invite' && invite === undefined && !guest ? byInvitation() : undefined;
  }

  async #isSetup(secret: string | undefined): Promise<boolean> {
    if (secret === undefined || this.#setup === undefined) return false;
    return this.#services.ids.hashOf(secret) === this.#setup && !(await this.#isOwned());
  }

  #open({ session, device }: Arrival): NewSession {
    return { id: session, expiresAt: this.#services.clock.now() + SESSION_MS, device };
  }

  /** Once there is an owner there always is one. */
  async #isOwned(): Promise<boolean> {
    this.#owned ||= await this.#services.store.hasOwner();
    return this.#owned;
  }
}

/** For eyes that copy it. */
const inGroups = (secret: string): string => (secret.match(/.{1,5}/g) ?? []).join('-');

/** Names and handles are one space, so one key finds whom a login means. */
function named(login: string): { readonly key: string; readonly name: string } {
  const name = tidyName(login).replace(/^@/, '');
  return { key: nameKey(name), name };
}

const invalidField = (path: string, message: string): Failure =>
  failure('invalid', `The ${path === 'next' ? 'new password' : path} ${message}.`, {
    issues: [{ path, message }],
  });
