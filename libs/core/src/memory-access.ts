import { limits, type UserId } from '@parley/events';
import { goodInvite, roomsToJoin, countUse } from './memory-invites.ts';
import type { MemoryPeople } from './memory-people.ts';
import type { MemoryState } from './memory-state.ts';
import type { AccessWrite, WriteOf, WriteResult } from './ports.ts';
import { done, isSpent, refusals } from './store-rules.ts';


export interface MemoryRecovery {
  readonly user: UserId;
  readonly kind: 'code' | 'link';
  readonly expiresAt?: number | undefined;
}

/** What one commit does to invites and recoveries. */
export class MemoryAccess {
  readonly #state: MemoryState;
  readonly #people: MemoryPeople;

  constructor(state: MemoryState, people: MemoryPeople) {
    this.#state = state;
    this.#people = people;
  }

  run(write: WriteOf<AccessWrite['kind']>): WriteResult {
    switch (write.kind) {
      case 'createInvite':
        return this.#createInvite(write);
      case 'revokeInvite':
        return this.#state.invites.delete(write.invite) ? done<'revokeInvite'>({}) : refusals.noInvite;
      case 'useInvite':
        return this.#useInvite(write);
      case 'setRecoveryCodes':
        return this.#setCodes(write);
      case 'createRecovery':
        return this.#createRecovery(write);
      case 'recover':
        return this.#recover(write);
    }
  }

  #createInvite({ invite, actor, at }: WriteOf<'createInvite'>): WriteResult<'createInvite'> {
    const { invites, users } = this.#state;
    if (!users.has(actor)) return refusals.noUser;
    for (const known of [...invites.values()]) if (isSpent(known, at)) invites.delete(known.id);
    if (invites.size >= limits.invites) return refusals.tooManyInvites;
    if (invites.has(invite.id)) return refusals.idTaken;
    const { uses, expiresAt, ...rest } = invite;
    invites.set(invite.id, {
      ...rest,
      createdAt: at,
      createdBy: actor,
      used: 0,
      ...(uses !== undefined && { uses }),
      ...(expiresAt !== undefined && { expiresAt }),
    });
    return done<'createInvite'>({});
  }

  #useInvite({ invite: secret, actor, at }: WriteOf<'useInvite'>): WriteResult<'useInvite'> {
    const user = this.#state.users.get(actor)?.user;
    if (!user || user.gone) return refusals.noUser;
    const invite = goodInvite(this.#state, secret, at);
    if (!invite) return refusals.noInvite;
    const rooms = roomsToJoin(this.#state, invite, actor);
    for (const room of rooms) this.#people.join(room, actor);
    if (rooms.length > 0) countUse(this.#state, invite);
    return done<'useInvite'>({ rooms });
  }

  #setCodes({ actor, proof, codes }: WriteOf<'setRecoveryCodes'>): WriteResult<'setRecoveryCodes'> {
    if (this.#state.users.get(actor)?.password !== proof) return refusals.proofOutdated;
    this.#forget(actor, 'code');
    for (const code of codes) this.#state.recoveries.set(code, { user: actor, kind: 'code' });
    return done<'setRecoveryCodes'>({});
  }

  #createRecovery({
    actor,
    user,
    secret,
    expiresAt,
  }: WriteOf<'createRecovery'>): WriteResult<'createRecovery'> {
    const known = this.#state.users.get(user);
    if (!known || !this.#state.users.has(actor)) return refusals.noUser;
    const { role, gone } = known.user;
    if (gone || role === 'guest' || role === 'bot') return refusals.notRegistered;
    this.#forget(user, 'link');
    this.#state.recoveries.set(secret, { user, kind: 'link', expiresAt });
    return done<'createRecovery'>({});
  }

  #recover({ secret, password, session, at }: WriteOf<'recover'>): WriteResult<'recover'> {
    const recovery = this.#state.recoveries.get(secret);
    const known = recovery && this.#state.users.get(recovery.user);
    if (!known || known.user.gone || (recovery.expiresAt ?? at + 1) <= at) return refusals.noRecovery;
    this.#state.recoveries.delete(secret);
    this.#forget(recovery.user, 'link');
    this.#state.users.set(recovery.user, { ...known, password });
    this.#people.endAll(recovery.user);
    this.#people.open(recovery.user, session, at);
    return done<'recover'>({ user: known.user });
  }

  #forget(of: UserId, what: MemoryRecovery['kind']): void {
    for (const [secret, { user, kind }] of [...this.#state.recoveries])
      if (user === of && kind === what) this.#state.recoveries.delete(secret);
  }
}
