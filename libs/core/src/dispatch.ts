import {
  type Ack,
  type Actor,
  can,
  canSee,
  type CommandName,
  commands,
  connectionRate,
  type Failure,
  failure,
  isCommandName,
  limits,
  parseRequest,
  type PlainIssue,
  plainIssues,
  type Rate,
  type RateClass,
  rates as standardRates,
  type RoomId,
  type Scope,
  type Target,
  type UserId,
} from '@parley/events';
import { lacksModeration, type Principal } from './connection.ts';
import type { Caller, CallOf, Services } from './context.ts';
import { handlers } from './handlers/index.ts';
import { nestsDeeper } from './nesting.ts';
import { type Log, StoreUnavailable } from './ports.ts';
import { RateLimiter } from './rate-limiter.ts';
import { type RoomView, targetOf } from './room-view.ts';
import { answerAt } from './statuses.ts';
import { refusals } from './store-rules.ts';

/** What one connection may have under way: 64 commands, or 16 reads, whose answers are large. */
const RUNNING_PER_CONNECTION = 64;
const heavy: ReadonlySet<RateClass> = new Set<RateClass>(['read', 'search']);
const weightOf = (name: CommandName): number => (heavy.has(commands[name].rate) ? 4 : 1);

export interface DispatchOptions {
  readonly services: Services;
  readonly log: Log;
  /** False lifts the rate limits: for load tests only. */
  readonly rateLimits?: boolean | undefined;
}

/**
 * The one way in: parse -> authorise -> limit -> run -> ack. Every edge ends here and has no rules of its own.
 * Never rejects: whatever happens, the answer is an Ack.
 */
export class Dispatcher {
  readonly #services: Services;
  readonly #log: Log;
  readonly #limited: boolean;
  readonly #limiter: RateLimiter;
  /** The weight of what is under way, by connection. */
  readonly #running = new Map<string, number>();

  constructor({ services, log, rateLimits = true }: DispatchOptions) {
    this.#services = services;
    this.#log = log;
    this.#limited = rateLimits;
    this.#limiter = new RateLimiter(services.clock);
  }

  /** `bytes`: size of the frame that carried the command, where the edge knows it. */
  async dispatch(caller: Caller, name: string, data: unknown, bytes = 0): Promise<Ack<unknown>> {
    const { clock, probe } = this.#services;
    const start = clock.monotonic();
    const ack = await this.#answer(caller, name, data, bytes);
    const command = isCommandName(name) ? name : 'unknown';
    probe.answered(command, ack.ok ? 'ok' : ack.error.code, clock.monotonic() - start);
    return ack;
  }

  async #answer(caller: Caller, name: string, data: unknown, bytes: number): Promise<Ack<unknown>> {
    // Before anything costs: malformed frames count too.
    const key = keyOf(caller);
    const wait = this.#spend(`all:${key}`, connectionRate);
    if (wait > 0) return slowDown(wait);
    if (bytes > limits.frame)
      return failure('too_large', `A frame may have ${limits.frame} bytes; this one has ${bytes}.`);
    if (!isCommandName(name))
      return failure('invalid', 'There is no such command.', {
        issues: [{ path: 'command', message: `“${name.slice(0, 60)}” is unknown` }],
      });
    if (nestsDeeper(data, limits.depth))
      return invalid([{ path: '', message: `nests deeper than ${limits.depth} levels` }]);
    const weight = weightOf(name);
    const running = (this.#running.get(key) ?? 0) + weight;
    if (running > RUNNING_PER_CONNECTION || caller.connection?.congested)
      return failure('rate_limited', 'You ask faster than you read the answers.', { retryAfterMs: 1_000 });
    this.#running.set(key, running);
    try {
      return answerAt(await this.#perform(name, caller, data), this.#services.clock.now());
    } catch (error) {
      return this.#failed(name, error);
    } finally {
      this.#ended(key, weight);
    }
  }

  async #perform<N extends CommandName>(name: N, caller: Caller, raw: unknown): Promise<Ack<unknown>> {
    const parsed = parseRequest(name, raw ?? {});
    if (!parsed.success) return invalid(plainIssues(parsed.error.issues));
    const data = parsed.data;
    const authorised = await this.#authorise(name, caller, data);
    if (!authorised.ok) return authorised;
    const wait = this.#spendClass(caller, commands[name].rate);
    if (wait > 0) return slowDown(wait);
    const { view, target } = authorised;
    // Whose request names a room has the view and the target of it: TypeScript can't follow it through the name.
    const call = { caller, data, services: this.#services, view, target } as CallOf<N>;
    for (;;) {
      const ack = await handlers[name](call);
      // A membership or a session can end while a read is on its way: then its answer must not leave (SPEC D7).
      if (commands[name].durable || !ack.ok) return ack;
      const mayBeOver = await this.#services.journal.partingsTold();
      const still = await this.#authorise(name, caller, data);
      if (!still.ok) return still;
      // An answer about several rooms may tell of one that was lost while it waited: it is asked for anew.
      if (!mayBeOver || 'room' in data) return ack;
    }
  }

  async #authorise(
    name: CommandName,
    caller: Caller,
    data: object,
  ): Promise<{ ok: true; view?: RoomView; target?: Target } | Failure> {
    if (this.#isOver(caller)) return failure('unauthenticated', 'The session is over.');
    const { scopes } = caller.principal;
    const { scope } = commands[name];
    if (scopes && (scope === 'person' || !scopes.includes(scope))) return outOfScope(scope);
    const { directory } = this.#services;
    const actor =
      directory.heldActor(caller.principal.user) ?? (await directory.actor(caller.principal.user));
    if (!actor || actor.gone) return failure('unauthenticated', 'The session is over.');
    if (name === 'report:resolve') return this.#authoriseReport(actor, data);
    if (!('room' in data)) {
      return can(actor, name, await this.#targetOutside(actor, data)) ? { ok: true } : notAllowed;
    }
    const room = data.room as RoomId;
    const view = limited(await directory.view(actor.id, room), caller.principal);
    if (!view || !canSee(actor, targetOf(view))) return failure('not_found', 'There is no such room.');
    const target = await this.#targetOf(name, view, data);
    if (!target) return failure('not_found', 'There is no such message.');
    return can(actor, name, target) ? { ok: true, view, target } : denied(actor, name, target);
  }

  #isOver({ connection, principal: { endsAt } }: Caller): boolean {
    return connection?.closed === true || (endsAt !== undefined && endsAt <= this.#services.clock.now());
  }

  /** A report is unknown to who may not resolve it. */
  async #authoriseReport(actor: Actor, data: object): Promise<{ ok: true } | Failure> {
    const { store, directory } = this.#services;
    const report = 'report' in data ? await store.report(Number(data.report)) : undefined;
    const view = report && (await directory.view(actor.id, report.room));
    const target = view && { ...targetOf(view), owner: report.author };
    if (target && can(actor, 'report:resolve', target)) return { ok: true };
    return failure('not_found', 'There is no such report.');
  }

  /** What a command is about that names no room: a user, or oneself. */
  async #targetOutside(actor: Actor, data: object): Promise<Target> {
    if (!('user' in data)) return { owner: actor.id };
    const owner = data.user as UserId;
    const [subject] = await this.#services.directory.users([owner]);
    return { owner, ...(subject && { subject: { role: subject.role } }) };
  }

  /** What a command is about: a room, and a message's author or a user in it; undefined if there is no such message. */
  async #targetOf(name: CommandName, view: RoomView, data: object): Promise<Target | undefined> {
    const target = targetOf(view);
    if (name === 'room:update') {
      const renames = 'name' in data && data.name !== undefined;
      return { ...target, renames, archives: 'archived' in data && data.archived === true };
    }
    const isOnMessage = name === 'message:edit' || name === 'message:delete' || name === 'message:report';
    const owner = isOnMessage ? await this.#authorOf(view, data) : 'user' in data && (data.user as UserId);
    if (!owner) return isOnMessage ? undefined : target;
    const { directory } = this.#services;
    // Without waiting where nothing has to be read: what the same connection asks next must not overtake it.
    const subject = directory.heldActor(owner) ?? (await directory.actor(owner));
    if (!subject) return { ...target, owner };
    const memberships = directory.heldMemberships(owner) ?? (await directory.memberships(owner));
    const membership = memberships.get((view.parent ?? view).head.room.id);
    return { ...target, owner, subject: { role: subject.role, ...(membership && { membership }) } };
  }

  async #authorOf({ head }: RoomView, data: object): Promise<UserId | undefined> {
    const seq = 'seq' in data ? Number(data.seq) : 0;
    if (seq > head.head.seq) return undefined;
    return (await this.#services.store.message(head.room.id, seq))?.author;
  }

  /** A user's connections share a budget; ten-line clients, all one user, have one each. */
  #spendClass(caller: Caller, rate: RateClass): number {
    const { user, session } = caller.principal;
    return this.#spend(`${rate}:${session ? user : keyOf(caller)}`, standardRates[rate]);
  }

  #spend(key: string, rate: Rate): number {
    return this.#limited ? this.#limiter.spend(key, rate) : 0;
  }

  #ended(key: string, weight: number): void {
    const running = (this.#running.get(key) ?? weight) - weight;
    if (running === 0) this.#running.delete(key);
    else this.#running.set(key, running);
  }

  #failed(name: CommandName, error: unknown): Failure {
    if (error instanceof StoreUnavailable) {
      this.#log.error({ command: name, error: error.message }, 'store unavailable');
      return failure('unavailable', 'The server cannot read its data right now.', { retryAfterMs: 2_000 });
    }
    this.#log.error(
      { command: name, error: error instanceof Error ? error.stack : String(error) },
      'command failed',
    );
    return failure('internal', 'Something went wrong on the server.');
  }
}

const keyOf = ({ connection, principal }: Caller): string => connection?.id ?? principal.user;

const outOfScope = (scope: Scope | 'person'): Failure =>
  failure(
    'forbidden',
    scope === 'person' ? 'This is for people; no token may do it.' : `This token lacks the scope “${scope}”.`,
  );

/** Without the scope for it a token gives no moderator's rights, not even on the way of a command that others may do, too. */
function limited(view: RoomView | undefined, principal: Principal): RoomView | undefined {
  if (!view || !lacksModeration(principal)) return view;
  const parent = limited(view.parent, principal);
  const { membership } = view;
  return {
    ...view,
    membership: membership && { ...membership, role: 'member' },
    ...(parent && { parent }),
  };
}

const notAllowed = failure('forbidden', 'You may not do that here.');

/** Why not: the state of the room alone, if the same could be done in it otherwise. */
function denied(actor: Actor, name: CommandName, target: Target): Failure {
  for (const state of ['archived', 'readOnly'] as const) {
    const { code, message } = refusals[state];
    if (can(actor, name, without(state, target))) return failure(code, message);
  }
  return notAllowed;
}

function without(state: 'archived' | 'readOnly', target: Target): Target {
  const { room, parent } = target;
  return {
    ...target,
    ...(room && { room: { ...room, [state]: false } }),
    ...(parent && { parent: without(state, parent) }),
  };
}

const slowDown = (retryAfterMs: number): Failure =>
  failure('rate_limited', 'That is a little fast; wait a moment.', { retryAfterMs });

const invalid = (issues: readonly PlainIssue[]): Failure =>
  failure('invalid', 'The request is not valid.', { issues });
