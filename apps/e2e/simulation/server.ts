import {
  type Core,
  createCore,
  type Ids,
  type Log,
  type SecretHash,
  type SessionId,
  StoreUnavailable,
} from '@parley/core';
import type { Ack, Clock, FileId, InviteId, RoomId, TokenId, User, UserId } from '@parley/events';
import { plainPasswords, type SeededRandom } from '@parley/testkit';
import { type Disk, DiskStore } from './disk.ts';
import type { Line } from './line.ts';
import type { Mishap, Plan } from './plan.ts';
import { StoppableClock } from './stoppable-clock.ts';
import type { Tally } from './tally.ts';
import type { Fault } from './world.ts';

/** Where a server can die: a command has arrived, around its commit, when it tells the others, and before its answer. */
export const killPoints = ['received', 'beforeCommit', 'afterCommit', 'broadcast', 'beforeAck'] as const;
export type KillPoint = (typeof killPoints)[number];

/** From the moment a server is to die: if the point is not reached, it dies after this time wherever it is. */
const PATIENCE_MS = 2_000;

interface ServerOptions {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly mishap: Mishap;
  readonly plan: Plan;
  readonly disk: Disk;
  readonly tally: Tally;
  readonly fault: Fault | undefined;
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Nothing, if the store could not be asked. */
async function unlessOut<T>(answer: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}

/** One process of the server, from its start to its death. */
export interface Life {
  readonly core: Core;
  readonly clock: StoppableClock;
  readonly lines: Set<Line>;
}

/** The server as a machine that can be started and killed; the disk stays. */
export class Server {
  /** Milliseconds by which its wall clock is wrong. */
  wall = 0;
  /** True while the disk does not answer. */
  diskOut = false;
  readonly #options: ServerOptions;
  readonly #ids: Ids;
  #life: Life | undefined;
  #deaths = 0;
  #armed: { point: KillPoint; countdown: number } | undefined;
  #cancelPatience = () => {};

  constructor(options: ServerOptions) {
    this.#options = options;
    // One sequence over all lives: ids are never made twice.
    let made = 0;
    const next = (kind: string): string => `${kind}${String(++made).padStart(4, '0')}`;
    this.#ids = {
      roomId: () => next('r') as RoomId,
      userId: () => next('u') as UserId,
      tokenId: () => next('t') as TokenId,
      inviteId: () => next('i') as InviteId,
      fileId: () => next('file') as FileId,
      pictureId: () => next('picture'),
      pass: () => {
        const secret = next('p');
        return { secret, hash: secret as SecretHash };
      },
      hashOf: (secret) => secret as SecretHash,
      secret: () => ({ secret: next('secret'), session: `session of ${made}` as SessionId }),
    };
  }

  /** The process that runs, if one does. */
  get life(): Life | undefined {
    return this.#life;
  }

  async start(): Promise<void> {
    const { clock: base, disk, random, mishap, plan, fault } = this.#options;
    const death = this.#deaths;
    const clock = new StoppableClock(base, () => this.wall);
    const isDead = (): boolean => this.#deaths !== death;
    const store = new DiskStore({
      disk,
      clock,
      random,
      mishap,
      plan: plan.disk,
      pass: (point) => isDead() || this.pass(point),
      isOut: () => this.diskOut,
      commitFault: fault?.commit,
    });
    const { rateLimits } = plan;
    const core = await createCore({
      store,
      clock,
      ids: this.#ids,
      passwords: plainPasswords,
      log: silent,
      rateLimits,
      journal: { gather: { writes: 2, withinMs: 8 } },
    });
    if (isDead()) return;
    this.#life = { core, clock, lines: new Set() };
  }

  /** Dies at the next pass of `point`, the one after `countdown` others. */
  arm(point: KillPoint, countdown: number): void {
    if (this.#armed || !this.#life) return;
    this.#armed = { point, countdown };
    this.#cancelPatience = this.#options.clock.after(PATIENCE_MS, () => this.#kill('somewhere'));
  }

  /** Called by what runs in the process; true if it died here. */
  pass(point: KillPoint): boolean {
    if (this.#armed?.point !== point) return false;
    if (this.#armed.countdown-- > 0) return false;
    this.#kill(point);
    return true;
  }

  /** Finishes what was accepted, and starts again. */
  async restart(): Promise<void> {
    const life = this.#life;
    if (!life || this.#armed) return;
    this.#options.tally.add('graceful restarts');
    await life.core.close();
    if (this.#life === life) this.#end();
  }

  signIn(name: string, session: SessionId): ReturnType<Core['signInAsGuest']> | undefined {
    return this.#life?.core.signInAsGuest(name, { session });
  }

  register(
    account: { readonly name: string; readonly password: string },
    session: SessionId,
  ): Promise<Ack<{ user: User }> | undefined> {
    return unlessOut(this.#life?.core.accounts.register(account, { session }));
  }

  signInAgain(
    account: { readonly login: string; readonly password: string },
    session: SessionId,
  ): Promise<Ack<{ user: User }> | undefined> {
    return unlessOut(this.#life?.core.accounts.signIn(account, { session }));
  }

  signOut(session: SessionId, user: UserId): ReturnType<Core['signOut']> | undefined {
    return this.#life?.core.signOut(session, user);
  }

  /** No restart from here on. */
  async stop(): Promise<void> {
    await this.#life?.core.close();
    this.#life?.clock.stop();
    this.#life = undefined;
  }

  async #return(): Promise<void> {
    const { disk, fault } = this.#options;
    if (fault?.forgets) await disk.forget(fault.forgets);
    await this.start();
  }

  #kill(where: string): void {
    const { tally } = this.#options;
    tally.add('kills');
    tally.add(`killed ${where}`);
    this.#end();
  }

  #end(): void {
    const { clock, random } = this.#options;
    this.#cancelPatience();
    this.#armed = undefined;
    this.#deaths += 1;
    const life = this.#life;
    this.#life = undefined;
    life?.clock.stop();
    for (const line of [...(life?.lines ?? [])]) line.server.died();
    clock.after(20 + random.below(6_000), () => void this.#return());
  }
}
