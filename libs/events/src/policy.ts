/**
 * Who may do what: one pure table, enforced by core's dispatch and read by the page to hide what can't be done.
 * Free of dependencies. A command without its row does not compile.
 */
import type { CommandName } from './commands.ts';
import type { UserId } from './ids.ts';
import type { Member, RoomKind, User } from './schemas.ts';

export interface Actor {
  readonly id: UserId;
  readonly kind: User['kind'];
}

/** What is known of the thing acted on; what does not apply is left out. */
export interface Target {
  readonly room?: { readonly kind: RoomKind; readonly builtIn: boolean };
  /** The actor's own row in that room, whatever its state. */
  readonly membership?: Pick<Member, 'role' | 'state'>;
  /** Author of the message, or the user to be changed or removed. */
  readonly owner?: UserId;
}

type Rule = (actor: Actor, target: Target) => boolean;

const isMember: Rule = (_, { membership }) => membership?.state === 'joined';
const isModerator: Rule = (actor, target) =>
  isMember(actor, target) && target.membership?.role === 'moderator';
const isOwn: Rule = (actor, { owner }) => owner === actor.id;
const inKind =
  (...kinds: readonly RoomKind[]): Rule =>
  (_, { room }) =>
    room !== undefined && kinds.includes(room.kind);
const wasNotRemoved: Rule = (_, { membership }) => membership?.state !== 'removed';
const notBuiltIn: Rule = (_, { room }) => room?.builtIn === false;

const all =
  (...rules: readonly Rule[]): Rule =>
  (actor, target) =>
    rules.every((rule) => rule(actor, target));
const any =
  (...rules: readonly Rule[]): Rule =>
  (actor, target) =>
    rules.some((rule) => rule(actor, target));
const anyone: Rule = () => true;

/** A channel is open to all who may enter the place; every other room to its members. */
const canRead = any(isMember, all(inKind('channel'), wasNotRemoved));

const policy = {
  'session:sync': anyone,
  'session:heads': anyone,
  'room:create': anyone,
  'room:join': all(inKind('channel'), wasNotRemoved),
  'room:leave': all(isMember, inKind('channel', 'private')),
  'room:update': all(isModerator, inKind('channel', 'private'), notBuiltIn),
  'room:invite': all(isMember, inKind('channel', 'private')),
  'room:remove': all(isModerator, inKind('channel', 'private')),
  'room:list': anyone,
  'room:members': canRead,
  'room:history': canRead,
  'room:catchup': canRead,
  'message:send': isMember,
  'message:edit': all(isMember, isOwn),
  'message:delete': all(isMember, any(isOwn, isModerator)),
  'message:react': isMember,
  'direct:open': anyone,
  'read:set': isMember,
  'typing:set': isMember,
  'presence:set': anyone,
  'presence:watch': anyone,
  'user:list': anyone,
  'user:update': isOwn,
} as const satisfies Record<CommandName, Rule>;

/** May `actor` do `command` to `target`? Pure; costs nothing. */
export const can = (actor: Actor, command: CommandName, target: Target): boolean =>
  policy[command](actor, target);

/** May `actor` know that the room exists? If not, every command on it answers `not_found`. */
export const canSee = (actor: Actor, target: Target): boolean =>
  any(isMember, inKind('channel'))(actor, target);
