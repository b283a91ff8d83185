import type { Ack, Change, CommandError, Member, Reply, User, UserId } from '@parley/events';
import { inNameOrder } from '@parley/events/names';
import type { HeldMembers } from './kept-state.ts';
import { createDerived, type Batch, type Derived } from './store.ts';
import type { MemberList, MemberSource, MemberView } from './types.ts';

interface MembersOptions {
  readonly batch: Batch;
  readonly page: (after: UserId | undefined) => Promise<Ack<Reply<'room:members'>>>;
  readonly user: (id: UserId) => User | undefined;
}

/** One room's members as far as loaded. Of two versions of a member the higher rev wins, so pages and changes may cross. */
export class RoomMembers {
  readonly source: MemberSource;
  readonly #options: MembersOptions;
  readonly #snapshot: Derived<MemberList>;
  readonly #known = new Map<UserId, Member>();
  #watched = false;
  #turn = 0;
  /** The last member of the last page. */
  #reached: UserId | undefined;
  #more = true;
  #loading = false;
  #error: CommandError | undefined;

  constructor(options: MembersOptions) {
    this.#options = options;
    this.#snapshot = createDerived(options.batch, () => this.#compute(), {
      came: () => {
        this.#watched = true;
        this.resume();
      },
      went: () => {
        this.#watched = false;
        this.restart();
      },
    });
    this.source = {
      get: this.#snapshot.get,
      subscribe: this.#snapshot.subscribe,
      loadMore: () => this.#loadMore(),
    };
  }

  /** True if it holds members, or waits for some, that a change could touch. */
  get tracked(): boolean {
    return this.#loading || this.#known.size > 0;
  }

  apply(changes: readonly Change[]): void {
    if (!this.tracked) return;
    const members = changes.flatMap((change) => (change.kind === 'member' ? [change.member] : []));
    if (this.#merge(members)) this.#snapshot.invalidate();
  }

  /** Forgets all. */
  restart(): void {
    this.#turn += 1;
    this.#known.clear();
    this.#reached = undefined;
    this.#more = true;
    this.#loading = false;
    this.#error = undefined;
    this.#snapshot.invalidate();
  }

  /** Goes on from what an earlier page left. */
  begin({ members, reached, more }: HeldMembers): void {
    this.#merge(members);
    this.#reached = reached;
    this.#more = more;
    this.#snapshot.invalidate();
  }

  /** What is loaded, if that is at most `count` members; undefined if nothing is, or more. */
  firstPages(count: number): Pick<HeldMembers, 'members' | 'reached' | 'more'> | undefined {
    if (this.#reached === undefined || this.#known.size > count) return undefined;
    return { members: [...this.#known.values()], reached: this.#reached, more: this.#more };
  }

  /** Loads what a reader waits for, if nothing is here and nothing on its way. */
  resume(): void {
    if (this.#watched && this.#reached === undefined && this.#more && !this.#loading) void this.#loadMore();
  }

  userChanged(id: UserId): void {
    if (this.#known.has(id)) this.#snapshot.invalidate();
  }

  async #loadMore(): Promise<boolean> {
    if (this.#loading || !this.#more) return false;
    const turn = this.#turn;
    this.#loading = true;
    this.#error = undefined;
    this.#snapshot.invalidate();
    const ack = await this.#options.page(this.#reached);
    if (turn !== this.#turn) return false;
    this.#loading = false;
    if (ack.ok) {
      this.#merge(ack.data.members);
      this.#reached = ack.data.members.at(-1)?.user ?? this.#reached;
      this.#more = ack.data.more;
    } else this.#error = ack.error;
    this.#snapshot.invalidate();
    return ack.ok;
  }

  #merge(members: readonly Member[]): boolean {
    let changed = false;
    for (const member of members) {
      const known = this.#known.get(member.user);
      if (known !== undefined && known.rev >= member.rev) continue;
      this.#known.set(member.user, member);
      changed = true;
    }
    return changed;
  }

  #compute(): MemberList {
    const members: MemberView[] = [];
    for (const member of this.#known.values()) {
      const user = this.#options.user(member.user);
      const { role, mutedUntil } = member;
      if (member.state === 'joined' && user !== undefined) members.push({ user, role, mutedUntil });
    }
    members.sort((a, b) => inNameOrder(a.user, b.user));
    return { members, more: this.#more, loading: this.#loading, error: this.#error };
  }
}
