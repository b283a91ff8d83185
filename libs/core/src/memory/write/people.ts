import { LOBBY_GUEST, type User, type UserId, type UserRole } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, isOver, isSameStatus, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { countUse, goodInvite, roomsToJoin } from '../invites.ts';
import { hasOwner, liveUsers } from '../people.ts';
import type { MemoryState, MemoryUser } from '../state.ts';
import { joinOne } from './members.ts';
import { closeSession, keepSession } from './sessions.ts';

export function createUser(
  draft: MemoryDraft,
  { user, password, session, rooms, invite: secret, at }: WriteOf<'createUser'>,
): WriteResult<'createUser'> {
  const { state } = draft;
  if (state.users.has(user.id)) return refusals.idTaken;
  if (isTaken(state, { by: user.id, key: user.nameKey, at })) return refusals.userNameTaken;
  if (rooms.some((id) => !state.rooms.has(id))) return refusals.noRoom;
  const invite = secret && goodInvite(state, secret, at);
  if (secret && !invite) return refusals.noInvite;
  const role = password === undefined ? user.role : roleOfRegistered(state, user.role);
  const created: User = { id: user.id, changedAt: at, role, name: user.name };
  state.users.set(user.id, { user: created, nameKey: user.nameKey, password });
  if (session) keepSession(draft, user.id, session, at);
  for (const room of rooms) joinOne(draft, room, user.id, 'member');
  if (invite) {
    for (const room of roomsToJoin(state, invite, user.id)) joinOne(draft, room, user.id, 'member');
    countUse(state, invite);
  }
  return done<'createUser'>({ user: created });
}

export function register(
  draft: MemoryDraft,
  { user: id, password, session, replaces, at }: WriteOf<'register'>,
): WriteResult<'register'> {
  const { state } = draft;
  const known = state.users.get(id);
  if (!known) return refusals.noUser;
  if (known.user.role !== 'guest' || id === LOBBY_GUEST) return refusals.registered;
  if (state.sessions.get(replaces)?.user !== id) return refusals.noSession;
  const role = roleOfRegistered(state, 'member');
  const user = draft.changeUser({ ...known, password }, { ...known.user, role }, at);
  closeSession(draft, replaces, 'renewed');
  keepSession(draft, id, session, at);
  return done<'register'>({ user });
}

/** Who registers in a place that has no owner is its owner. */
const roleOfRegistered = (state: MemoryState, role: UserRole): UserRole => (hasOwner(state) ? role : 'owner');

export function updateUser(draft: MemoryDraft, write: WriteOf<'updateUser'>): WriteResult<'updateUser'> {
  const known = draft.state.users.get(write.user);
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
  const isAnothers = (key: string): boolean => isTaken(draft.state, { by: user.id, key, at });
  if (nameKey !== known.nameKey && isAnothers(nameKey)) return refusals.userNameTaken;
  if (handleKey !== undefined && handleKey !== known.handleKey && isAnothers(handleKey))
    return refusals.handleTaken;
  const { handle: _handle, avatar: _avatar, timeZone: _timeZone, status: _status, ...bare } = user;
  const changed = {
    ...bare,
    name,
    ...(handle !== undefined && { handle }),
    ...(avatar !== undefined && { avatar }),
    ...(timeZone !== undefined && { timeZone }),
    ...(status !== undefined && { status }),
  };
  return done<'updateUser'>({ user: draft.changeUser({ ...known, nameKey, handleKey }, changed, at) });
}

export function setUserRole(
  draft: MemoryDraft,
  { actor, user: id, role, at }: WriteOf<'setUserRole'>,
): WriteResult<'setUserRole'> {
  const { users } = draft.state;
  const [owner, known] = [users.get(actor), users.get(id)];
  if (!known || known.user.gone) return refusals.noUser;
  if (owner?.user.role !== 'owner') return refusals.notOwner;
  if (known.user.role === role) return done<'setUserRole'>({ user: known.user });
  if (id === actor) return refusals.ownerStays;
  if (known.user.role === 'guest' || known.user.role === 'bot') return refusals.notRegistered;
  if (role === 'owner') draft.changeUser(owner, { ...owner.user, role: 'admin' }, at);
  return done<'setUserRole'>({ user: draft.changeUser(known, { ...known.user, role }, at) });
}

/** A guest has a name as long as it has a live session; the lobby's guest, who needs none, and who was banned, always. */
function isTaken(
  state: MemoryState,
  { by, key, at }: { readonly by: UserId; readonly key: string; readonly at: number },
): boolean {
  const live = liveUsers(state, at);
  const hasName = ({ user, nameKey }: MemoryUser): boolean =>
    nameKey === key &&
    (user.role !== 'guest' || user.id === LOBBY_GUEST || user.gone !== undefined || live.has(user.id));
  return [...state.users.values()].some(
    (other) => other.user.id !== by && (hasName(other) || other.handleKey === key),
  );
}
