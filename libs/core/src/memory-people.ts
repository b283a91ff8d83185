import {
  type EndReason,
  LOBBY_GUEST,
  type RoomId,
  type User,
  type UserId,
  type UserRole,
} from '@parley/events';
import { goodInvite, roomsToJoin, countUse } from './memory-invites.ts';
import { liveUsers, type MemoryState, type MemoryUser } from './memory-state.ts';
import type {
  EndedSession,
  NewSession,
  SessionId,
  WriteOf,
  WriteResult,
} from './ports.ts';
import { done, isOver, isSameStatus, refusals } from './store-rules.ts';

export type PeopleWrite = WriteOf<
  | 'createUser'
  | 'register'
  | 'updateUser'
  | 'setUserRole'
  | 'openSession'
  | 'setPassword'
  | 'extendSession'
  | 'endSession'
  | 'endSessions'
>;

/** What one commit does to people and their sessions. */
export class MemoryPeople {
  readonly changed = new Set<UserId>();
  readonly ended: EndedSession[] = [];
  readonly #state: MemoryState;
  readonly join: (room: RoomId, user: UserId) => void;

  constructor(state: MemoryState, join: (room: RoomId, user: UserId) => void) {
    this.#state = state;
    this.join = join;
  }

  run(write: PeopleWrite): WriteResult {
    switch (write.kind) {
      case 'createUser':
        return this.#createUser(write);
      case 'register':
        return this.#register(write);
      case 'updateUser':
        return this.#updateUser(write);
      case 'setUserRole':
        return this.#setUserRole(write);
      case 'openSession':
        return this.#openSession(write);
      case 'setPassword':
        return this.#setPassword(write);
      case 'extendSession':
        return this.#extendSession(write);
      case 'endSession':
        this.#end(write.session, 'signed_out');
        return done<'endSession'>({});
      case 'endSessions':
        return done<'endSessions'>({ ended: this.endAll(write.user, write.but) });
    }
  }

  #createUser({
    user,
    password,
    session,
    rooms,
    invite: secret,
    at,
  }: WriteOf<'createUser'>): WriteResult<'createUser'> {
    if (this.#state.users.has(user.id)) return refusals.idTaken;
    if (this.#keyTaken(user.id, user.nameKey, at)) return refusals.userNameTaken;
    if (rooms.some((id) => !this.#state.rooms.has(id))) return refusals.noRoom;
    const invite = secret && goodInvite(this.#state, secret, at);
    if (secret && !invite) return refusals.noInvite;
    const role = password === undefined ? user.role : this.#roleOfRegistered(user.role);
    const created: User = { id: user.id, changedAt: at, role, name: user.name };
    this.#state.users.set(user.id, { user: created, nameKey: user.nameKey, password });
    if (session) this.open(user.id, session, at);
    for (const room of rooms) this.join(room, user.id);
    if (invite) {
      for (const room of roomsToJoin(this.#state, invite, user.id)) this.join(room, user.id);
      countUse(this.#state, invite);
    }
    return done<'createUser'>({ user: created });
  }

  #register({ user: id, password, session, replaces, at }: WriteOf<'register'>): WriteResult<'register'> {
    const known = this.#state.users.get(id);
    if (!known) return refusals.noUser;
    if (known.user.role !== 'guest' || id === LOBBY_GUEST) return refusals.registered;
    if (this.#state.sessions.get(replaces)?.user !== id) return refusals.noSession;
    const user = this.#change({ ...known, password }, { role: this.#roleOfRegistered('member') }, at);
    this.#end(replaces, 'renewed');
    this.open(id, session, at);
    return done<'register'>({ user });
  }

  /** Who registers in a place that has no owner is its owner. */
  #roleOfRegistered(role: UserRole): UserRole {
    return [...this.#state.users.values()].some(({ user }) => user.role === 'owner') ? role : 'owner';
  }

  #updateUser(write: WriteOf<'updateUser'>): WriteResult<'updateUser'> {
    const known = this.#state.users.get(write.user);
    if (!known) return refusals.noUser;
    const { user } = known;
    const { at } = write;
    if (isOver(write.status, at)) return refusals.statusOver;
    const [name, nameKey] = [write.name?.text ?? user.name, write.name?.key ?? known.nameKey];
    const [handle, handleKey] = [write.handle?.text ?? user.handle, write.handle?.key ?? known.handleKey];
    const avatar = write.avatar === undefined ? user.avatar : (write.avatar ?? undefined);
    const timeZone = write.timeZone === undefined ? user.timeZone : (write.timeZone ?? undefined);
    const status = write.status === undefined ? user.status : (write.status ?? undefined);
    const isSame =
      name === user.name &&
      nameKey === known.nameKey &&
      handle === user.handle &&
      avatar === user.avatar &&
      timeZone === user.timeZone &&
      isSameStatus(status, user.status);
    if (isSame) return done<'updateUser'>({ user });
    if (write.handle !== undefined && user.role === 'guest') return refusals.notRegistered;
    if (nameKey !== known.nameKey && this.#keyTaken(user.id, nameKey, at)) return refusals.userNameTaken;
    if (handleKey !== undefined && handleKey !== known.handleKey && this.#keyTaken(user.id, handleKey, at))
      return refusals.handleTaken;
    const facets = {
      name,
      ...(handle !== undefined && { handle }),
      ...(avatar !== undefined && { avatar }),
      ...(timeZone !== undefined && { timeZone }),
      ...(status !== undefined && { status }),
    };
    const { handle: _handle, avatar: _avatar, timeZone: _timeZone, status: _status, ...bare } = user;
    return done<'updateUser'>({
      user: this.#change({ ...known, user: bare, nameKey, handleKey }, facets, at),
    });
  }

  #setUserRole({ actor, user: id, role, at }: WriteOf<'setUserRole'>): WriteResult<'setUserRole'> {
    const [owner, known] = [this.#state.users.get(actor), this.#state.users.get(id)];
    if (!known || known.user.gone) return refusals.noUser;
    if (owner?.user.role !== 'owner') return refusals.notOwner;
    if (known.user.role === role) return done<'setUserRole'>({ user: known.user });
    if (id === actor) return refusals.ownerStays;
    if (known.user.role === 'guest' || known.user.role === 'bot') return refusals.notRegistered;
    if (role === 'owner') this.#change(owner, { role: 'admin' }, at);
    return done<'setUserRole'>({ user: this.#change(known, { role }, at) });
  }

  /** Of two versions of a user the later wins, also when the clock was set back. */
  #change(known: MemoryUser, facets: Partial<User>, at: number): User {
    const user = { ...known.user, ...facets, changedAt: Math.max(at, known.user.changedAt + 1) };
    this.#state.users.set(user.id, { ...known, user });
    this.changed.add(user.id);
    return user;
  }

  #openSession({
    user: id,
    proof,
    session,
    replaces,
    at,
  }: WriteOf<'openSession'>): WriteResult<'openSession'> {
    const known = this.#state.users.get(id);
    if (!known) return refusals.noUser;
    if (known.password !== proof || known.user.gone) return refusals.proofOutdated;
    if (replaces) this.#end(replaces, 'signed_out');
    this.open(id, session, at);
    return done<'openSession'>({ user: known.user });
  }

  #setPassword({
    user: id,
    proof,
    password,
    endsOthers,
  }: WriteOf<'setPassword'>): WriteResult<'setPassword'> {
    const known = this.#state.users.get(id);
    if (!known) return refusals.noUser;
    if (known.password !== proof) return refusals.proofOutdated;
    this.#state.users.set(id, { ...known, password });
    if (endsOthers) this.endAll(id, endsOthers);
    return done<'setPassword'>({});
  }

  open(user: UserId, { id, expiresAt, device }: NewSession, at: number): void {
    this.#state.sessions.set(id, { user, createdAt: at, usedAt: at, expiresAt, ...(device && { device }) });
  }

  #extendSession({ session: id, expiresAt, at }: WriteOf<'extendSession'>): WriteResult<'extendSession'> {
    const session = this.#state.sessions.get(id);
    if (!session || session.expiresAt <= at) return refusals.noSession;
    this.#state.sessions.set(id, { ...session, expiresAt, usedAt: at });
    return done<'extendSession'>({ expiresAt });
  }

  #end(session: SessionId, reason: EndReason): void {
    if (this.#state.sessions.delete(session)) this.ended.push({ session, reason });
  }

  endAll(of: UserId, but?: SessionId): number {
    const ending = [...this.#state.sessions].filter(([id, { user }]) => user === of && id !== but);
    for (const [id] of ending.sort(([a], [b]) => (a < b ? -1 : 1))) this.#end(id, 'signed_out');
    return ending.length;
  }

  /** A guest has a name as long as it has a live session; the lobby's guest, who needs none, and who was banned, always. */
  #keyTaken(by: UserId, key: string, at: number): boolean {
    const live = liveUsers(this.#state, at);
    const hasName = ({ user, nameKey }: MemoryUser): boolean =>
      nameKey === key &&
      (user.role !== 'guest' || user.id === LOBBY_GUEST || user.gone !== undefined || live.has(user.id));
    return [...this.#state.users.values()].some(
      (other) => other.user.id !== by && (hasName(other) || other.handleKey === key),
    );
  }
}
