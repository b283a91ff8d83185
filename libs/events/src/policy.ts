/**
 * Who may do what: one pure table, enforced by core's dispatch and read by the page to hide what can't be done.
 * Free of dependencies. A command without its row does not compile.
 */
import type { CommandName } from './commands.ts';
import type { UserId } from './ids.ts';
import { limits } from './limits.ts';
import type { Member, RoomKind, User, UserRole } from './schemas.ts';

export interface Actor {
  readonly id: UserId;
  readonly role: UserRole;
  /** Who is gone may do nothing. */
  readonly gone?: User['gone'];
}

/** What is known of the thing acted on; what does not apply is left out. */
export interface Target {
  readonly room?: {
    readonly kind: RoomKind;
    readonly builtIn: boolean;
    readonly readOnly?: boolean;
    readonly archived?: boolean;
  };
  /** True if the room is to get another name. */
  readonly renames?: boolean;
  /** True if the room is to be archived. */
  readonly archives?: boolean;
  /** The actor's own row in that room, whatever its state. */
  readonly membership?: Standing;
  /** Of a thread: the room that it belongs to, and the actor's own row there. Who may do what is decided by it. */
  readonly parent?: Omit<Target, 'parent'>;
  /** Author of the message, or the user to be changed or removed. */
  readonly owner?: UserId;
  /** How high that user stands, in the place and in that room. Left out, they stand nowhere. */
  readonly subject?: { readonly role: UserRole; readonly membership?: Standing };
}

type Standing = Pick<Member, 'role' | 'state'>;

type Rule = (actor: Actor, target: Target) => boolean;

/** The room whose members the actor must be among: of a thread the one that it belongs to. */
const home = (target: Target): Omit<Target, 'parent'> => target.parent ?? target;

const isMember: Rule = (_, target) => home(target).membership?.state === 'joined';
/** Follows the thread; in any other room the same as being a member. */
const isIn: Rule = (actor, target) => isMember(actor, target) && target.membership?.state === 'joined';
const isModerator: Rule = (actor, target) =>
  isMember(actor, target) && home(target).membership?.role === 'moderator';
const isOwn: Rule = (actor, { owner }) => owner === actor.id;
const isOthers: Rule = (actor, { owner }) => owner !== actor.id;
const inKind =
  (...kinds: readonly RoomKind[]): Rule =>
  (_, { room }) =>
    room !== undefined && kinds.includes(room.kind);
const belongsTo =
  (...kinds: readonly RoomKind[]): Rule =>
  (actor, target) =>
    inKind(...kinds)(actor, home(target));
const noRoom: Rule = (_, { room }) => room === undefined;
const notBuiltIn: Rule = (_, { room }) => room?.builtIn === false;
const staysInPlace: Rule = (_, { renames, archives }) => renames !== true && archives !== true;
const isOpen: Rule = (_, target) => home(target).room?.archived !== true;
const wasNotRemoved: Rule = (_, target) => home(target).membership?.state !== 'removed';

const all =
  (...rules: readonly Rule[]): Rule =>
  (actor, target) =>
    rules.every((rule) => rule(actor, target));
const any =
  (...rules: readonly Rule[]): Rule =>
  (actor, target) =>
    rules.some((rule) => rule(actor, target));
const anyone: Rule = () => true;

/** A channel is open to all who may enter the place, every other room to its members, and a thread to whom its room is. */
const canRead = any(isMember, all(belongsTo('channel'), wasNotRemoved));

const isOwner: Rule = ({ role }) => role === 'owner';
const isAdmin: Rule = ({ role }) => role === 'owner' || role === 'admin';

/** Does `actor` lead the room: as one of its moderators, or as an admin of the place who can read it? */
export const leads: Rule = all(belongsTo('channel', 'private'), any(isModerator, all(isAdmin, canRead)));

const ranks: Readonly<Record<UserRole, number>> = { owner: 3, admin: 2, member: 0, guest: 0, bot: 0 };
const rankIn = (role: UserRole, membership: Standing | undefined): number =>
  Math.max(ranks[role], membership?.state === 'joined' && membership.role === 'moderator' ? 1 : 0);

/** Nobody acts upon somebody who stands as high in the place … */
const outranks: Rule = ({ role }, { subject }) =>
  ranks[role] > 0 && ranks[role] > ranks[subject?.role ?? 'guest'];
/** … nor, in a room, upon somebody who stands as high there. */
const outranksThere: Rule = ({ role }, { membership, subject }) =>
  rankIn(role, membership) > rankIn(subject?.role ?? 'guest', subject?.membership);
/** What somebody wrote goes with less: moderators may delete each other's messages. */
const isNoneOfAdmins: Rule = (_, { subject }) => ranks[subject?.role ?? 'guest'] === 0;

const inNamedRoom = inKind('channel', 'private');
const mayWrite: Rule = all(
  isMember,
  isOpen,
  any((_, target) => home(target).room?.readOnly !== true, leads),
);
const inThread = inKind('thread');
const inNoThread = inKind('channel', 'private', 'direct');

const policy = {
  'session:sync': anyone,
  'session:heads': anyone,
  'session:list': anyone,
  'session:revoke': anyone,
  'room:create': anyone,
  /** Whoever joins a thread follows it. */
  'room:join': any(all(inKind('channel'), isOpen, wasNotRemoved), all(inThread, isMember)),
  'room:leave': all(isIn, any(inNamedRoom, inThread)),
  'room:update': all(inNamedRoom, leads, any(staysInPlace, notBuiltIn)),
  'room:invite': all(any(isMember, leads), inNamedRoom, isOpen),
  'room:remove': all(inNamedRoom, leads, any(isOwn, outranksThere)),
  'room:role': all(inNamedRoom, leads, any(isOwn, outranksThere)),
  'room:mute': all(inNamedRoom, leads, outranksThere),
  'room:list': anyone,
  'room:members': canRead,
  'room:pins': canRead,
  'room:files': canRead,
  'room:history': canRead,
  'room:catchup': canRead,
  /** Without a room it looks into all that may be read. */
  'search:messages': any(noRoom, canRead),
  'message:send': mayWrite,
  'message:edit': all(mayWrite, isOwn),
  'message:delete': any(all(isMember, isOwn), all(leads, any(outranks, isNoneOfAdmins))),
  'message:react': all(isMember, isOpen),
  'message:pin': all(mayWrite, inNoThread),
  'direct:open': anyone,
  'thread:open': all(mayWrite, inNoThread),
  'thread:update': all(mayWrite, inThread),
  'read:set': isIn,
  'typing:set': isMember,
  'presence:set': anyone,
  'presence:watch': anyone,
  'user:list': anyone,
  'user:update': isOwn,
  'preference:set': anyone,
  'bot:create': isAdmin,
  'bot:list': isAdmin,
  'bot:remove': isAdmin,
  'token:create': isAdmin,
  'token:list': isAdmin,
  'token:revoke': isAdmin,
  'user:ban': outranks,
  'user:unban': outranks,
  'message:report': all(canRead, isOthers),
  'report:list': anyone,
  'report:resolve': any(isAdmin, all(belongsTo('channel', 'private'), isModerator, isOthers)),
  'audit:list': isOwner,
  'place:state': isAdmin,
  'user:role': isOwner,
  'user:recover': outranks,
  'invite:create': isAdmin,
  'invite:list': isAdmin,
  'invite:revoke': isAdmin,
} as const satisfies Record<CommandName, Rule>;

/**
 * May `actor` call everybody in the room by one message? In a room of many it takes an account, or to lead it.
 */
export const mayCallAll = (actor: Actor, target: Target, people: number): boolean =>
  people <= limits.callFreely || actor.role !== 'guest' || leads(actor, target);

/** May `actor` do `command` to `target`? Pure; costs nothing. */
export const can = (actor: Actor, command: CommandName, target: Target): boolean =>
  policy[command](actor, target);

/** May `actor` know that the room exists? If not, every command on it answers `not_found`. */
export const canSee = (actor: Actor, target: Target): boolean =>
  any(isMember, belongsTo('channel'))(actor, target);
