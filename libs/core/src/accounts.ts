import { type Ack, failure, GENERAL, LOBBY, type User, userName } from '@parley/events';
import type { Principal } from './connection.ts';
import { acked, type Services } from './context.ts';
import { actorOf } from './directory.ts';
import { nameKey } from './name-key.ts';
import type { SessionId } from './ports.ts';

/** Who may come in: anybody who picks a name, or only those who are in already. */
export type Access = 'open' | 'closed';

export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;
/** A session in use is extended at most once in this time, not at each connection. */
const EXTEND_EVERY_MS = 24 * 60 * 60 * 1_000;

/** Signing in and out. The edges make the tokens and carry them; here they are only known by their hash. */
export class Accounts {
  readonly #services: Services;
  readonly #access: Access;

  constructor(services: Services, access: Access) {
    this.#services = services;
    this.#access = access;
  }

  /** A new guest by name, signed in with `session`, and a member of the rooms that exist from the start. */
  async signInAsGuest(name: unknown, session: SessionId): Promise<Ack<{ user: User }>> {
    if (this.#access === 'closed') return failure('forbidden', 'This place takes no new guests.');
    const parsed = userName.safeParse(name);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ message }) => ({ path: 'name', message }));
      return failure('invalid', `The name ${issues[0]?.message ?? 'is not valid'}.`, { issues });
    }
    const { journal, clock, ids } = this.#services;
    const id = ids.userId();
    const at = clock.now();
    const result = await journal.submit({
      actor: id,
      at,
      kind: 'createUser',
      user: { id, kind: 'guest', name: parsed.data, nameKey: nameKey(parsed.data) },
      session: { id: session, expiresAt: at + SESSION_MS },
      rooms: [GENERAL, LOBBY],
    });
    return acked(result, ({ user }) => ({ user }));
  }

  /** The principal of a live session. Rejects with StoreUnavailable. */
  async authenticate(session: SessionId): Promise<{ principal: Principal; user: User } | undefined> {
    const { store, journal, clock } = this.#services;
    const now = clock.now();
    const found = await store.session(session, now);
    if (!found) return undefined;
    if (found.expiresAt - now < SESSION_MS - EXTEND_EVERY_MS)
      void journal.submit({
        actor: found.user.id,
        at: now,
        kind: 'extendSession',
        session,
        expiresAt: now + SESSION_MS,
      });
    return { principal: { actor: actorOf(found.user), session }, user: found.user };
  }

  /** Ends the session and all its sockets; also when it had ended already and that went unseen. */
  async signOut(session: SessionId, user: User['id']): Promise<Ack<Record<never, never>>> {
    const { journal, clock, hub } = this.#services;
    const result = await journal.submit({ actor: user, at: clock.now(), kind: 'endSession', session });
    if (result.ok) hub.end(session, 'signed_out');
    return acked(result, () => ({}));
  }
}
