import type { Change, MessageBody, RoomId } from '@parley/events';
import type { Clock } from '@parley/events/clock';
import { LOBBY_GUEST } from '@parley/events/ids';
import {
  decide,
  isOnlyUnshown,
  type DevicePermission,
  type NotifyQuestion,
  type Verdict,
} from '@parley/events/notify';
import type { ChatClient, RoomView } from '@parley/react';
import { placePath, viewPath } from '../rooms.ts';
import type { Desk, ShownNote } from './desk.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { Heads } from './opened-with.ts';
import { threadKey, type Seen, type Tabs } from './tabs.ts';
import { missedWords, noteWords, placeLabel } from './words.ts';

/** What comes so close together is told at once. */
const GATHER_MS = 400;
/** Then the other tabs have so long to say what they show. */
const ASK_MS = 100;
/** So long after a connection all that was missed is known. */
const MISSED_MS = 1_500;
/** What comes so long after it was said was missed. */
const LATE_MS = 60_000;
/** More than so many in a room that is new to me are told as a sum. */
const READ_AT_MOST = 5;
/** Sounds keep at least this distance. */
const RING_EVERY_MS = 2_000;

type Client = Pick<
  ChatClient,
  'ask' | 'rooms' | 'threads' | 'room' | 'caughtUp' | 'listen' | 'user' | 'me' | 'preference' | 'serverNow'
>;

interface TellerOptions {
  readonly client: Client;
  readonly desk: Desk;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'record'>;
  /** What there was when the page was opened, if it has caught up before this: what came since is news. */
  readonly opened?: Heads | undefined;
}

type Judged = NotifyQuestion['message'];

/** What counts for all that is judged in one moment; a browser takes its time to say what it permits. */
interface Here {
  readonly seen: Seen;
  readonly permission: DevicePermission;
}

interface Told {
  readonly messages: readonly MessageBody[];
  readonly note: ShownNote | undefined;
}

interface Missed {
  readonly from: number;
  readonly to: number;
}

/**
 * Tells of new messages in all my rooms and in the threads that I follow: one notification for each room, gathered; one sum of what came while nobody could
 * tell. It closes them when the messages are read, here or elsewhere. Of all tabs of a browser only the one that leads tells.
 */
export class Teller {
  readonly #options: TellerOptions;
  /** The newest message of each room that was looked at. */
  readonly #seen: Map<RoomId, number>;
  readonly #listening = new Map<RoomId, () => void>();
  #fresh = new Map<RoomId, readonly MessageBody[]>();
  #missed = new Map<RoomId, Missed>();
  readonly #told = new Map<RoomId, Told>();
  #sum: ShownNote | undefined;
  /** New rooms whose messages are on their way. */
  readonly #reading = new Set<RoomId>();
  #begun: boolean;
  #rangAt = -RING_EVERY_MS;
  #gathering: (() => void) | undefined;
  #summing: (() => void) | undefined;
  readonly #ends: readonly (() => void)[];

  constructor(options: TellerOptions) {
    this.#options = options;
    const { client, opened } = options;
    this.#seen = new Map(opened);
    this.#begun = opened !== undefined;
    const look = () => this.#look();
    this.#ends = [client.rooms, client.threads, client.caughtUp].map((each) => each.subscribe(look));
    this.#look();
  }

  end(): void {
    for (const end of [...this.#ends, ...this.#listening.values()]) end();
    this.#gathering?.();
    this.#summing?.();
    this.clear();
  }

  /** Takes away what is still shown. */
  clear(): void {
    this.#forgetMissed();
    for (const room of [...this.#told.keys()]) this.#take(room);
  }

  #look(): void {
    const { client } = this.#options;
    const [rooms, threads] = [client.rooms.get(), client.threads.get()];
    if (rooms === undefined || threads === undefined || !client.caughtUp.get()) return;
    const views = [...rooms, ...threads];
    const mine = new Map(views.map((view) => [view.id, view]));
    for (const view of views) this.#lookAt(view);
    for (const [id, end] of this.#listening) {
      if (mine.has(id)) continue;
      end();
      this.#listening.delete(id);
      this.#seen.delete(id);
      this.#fresh.delete(id);
      this.#missed.delete(id);
      this.#take(id);
    }
    this.#begun = true;
  }

  #lookAt({ id, head, read }: RoomView): void {
    if (!this.#listening.has(id)) {
      const end = this.#options.client.listen(id, (changes = []) => this.#heard(id, changes));
      this.#listening.set(id, end);
      // What was there when the page was opened is to be seen on it. In a room that is new to me all that I have not read is news.
      const from = this.#seen.get(id) ?? (this.#begun ? Math.min(read, head.seq) : head.seq);
      this.#seen.set(id, from);
      if (head.seq > from && head.seq - from <= READ_AT_MOST) void this.#readNews(id, from);
    }
    if (this.#reading.has(id)) return;
    const seen = this.#seen.get(id) ?? head.seq;
    if (head.seq > seen) this.#miss(id, seen + 1, head.seq);
    this.#seen.set(id, Math.max(seen, head.seq));
    const told = this.#told.get(id);
    if (told?.messages.every(({ seq }) => seq <= read)) this.#take(id);
    if (this.#sum && this.#leftOf(this.#missed).length === 0) this.#forgetMissed();
  }

  /** A reply makes me follow its thread: what I am told of is the room, and the message is to be read. */
  async #readNews(id: RoomId, after: number): Promise<void> {
    this.#reading.add(id);
    const ack = await this.#options.client.ask('room:history', { room: id, after, limit: READ_AT_MOST });
    this.#reading.delete(id);
    if (ack.ok) for (const message of ack.data.messages) this.#message(id, message);
    this.#look();
  }

  #heard(room: RoomId, changes: readonly Change[]): void {
    if (this.#reading.has(room)) return;
    for (const change of changes) if (change.kind === 'message') this.#message(room, change.message);
  }

  #message(room: RoomId, message: MessageBody): void {
    const seen = this.#seen.get(room) ?? 0;
    if (message.seq <= seen) return this.#reworded(room, message);
    if (message.seq > seen + 1) this.#miss(room, seen + 1, message.seq - 1);
    this.#seen.set(room, message.seq);
    if (this.#options.client.serverNow() - message.at > LATE_MS)
      return this.#miss(room, message.seq, message.seq);
    this.#fresh.set(room, [...(this.#fresh.get(room) ?? []), message]);
    if (this.#gathering !== undefined) return;
    const { clock, tabs } = this.#options;
    this.#gathering = clock.after(GATHER_MS, () => {
      tabs.ask();
      this.#gathering = clock.after(ASK_MS, () => this.#tell());
    });
  }

  /** An edited or deleted message: no notification shows what was. */
  #reworded(room: RoomId, message: MessageBody): void {
    const replace = (messages: readonly MessageBody[]) =>
      messages.flatMap((each) => (each.seq !== message.seq ? each : message.deleted ? [] : message));
    this.#fresh.set(room, replace(this.#fresh.get(room) ?? []));
    const told = this.#told.get(room);
    if (!told?.messages.some(({ seq }) => seq === message.seq)) return;
    const messages = replace(told.messages);
    if (messages.length === 0) this.#take(room);
    else this.#show(room, messages);
  }

  #miss(room: RoomId, from: number, to: number): void {
    const known = this.#missed.get(room) ?? { from, to };
    this.#missed.set(room, { from: Math.min(from, known.from), to: Math.max(to, known.to) });
    if (this.#summing !== undefined) return;
    const { clock, tabs } = this.#options;
    this.#summing = clock.after(MISSED_MS, () => {
      tabs.ask();
      this.#summing = clock.after(ASK_MS, () => this.#tellSum());
    });
  }

  #tell(): void {
    this.#gathering = undefined;
    const fresh = this.#fresh;
    this.#fresh = new Map();
    const { tabs } = this.#options;
    if (!tabs.leads()) return;
    const here = { seen: tabs.seen(), permission: this.#options.desk.permission.get() };
    const entries: LedgerEntry[] = [];
    let rings = false;
    for (const [id, messages] of fresh) {
      const view = this.#options.client.room(id).get();
      if (view === undefined) continue;
      const judged = messages.map((message) => ({ message, verdict: this.#judge(view, message, here) }));
      const shown = judged.flatMap(({ message, verdict }) => (verdict?.notify ? message : []));
      if (shown.length > 0) this.#show(id, [...this.#toldOf(id), ...shown]);
      entries.push(
        ...judged.flatMap(({ message, verdict }) => (verdict ? entryOf(id, message, verdict) : [])),
      );
      rings ||= judged.some(({ verdict }) => verdict?.notify || (verdict && isOnlyUnshown(verdict)));
    }
    this.#options.ledger.record(entries);
    if (rings) this.#ring();
  }

  #judge(view: RoomView, message: Judged, { seen, permission }: Here): Verdict | undefined {
    const { client } = this.#options;
    const me = client.me.get();
    if (me === undefined) return undefined;
    const { id, read, room } = view;
    // What is chosen for a room holds for its threads.
    const home = room.parent?.room ?? id;
    return decide({
      message,
      me: me.id,
      room: {
        kind: room.kind,
        read,
        level: client.preference(`level:${home}`).get(),
        muted: client.preference(`muted:${home}`).get() ?? false,
        hidden: client.preference(`hidden:${home}`).get() ?? false,
      },
      level: client.preference('notify.level').get(),
      keywords: client.preference('notify.keywords').get(),
      quiet: client.preference('notify.quiet').get(),
      pausedUntil: client.preference('notify.pausedUntil').get(),
      desktop: client.preference('notify.desktop').get(),
      now: client.serverNow(),
      timeZone: me.timeZone,
      open: room.parent ? seen.threads.has(threadKey(room.parent)) : seen.rooms.has(id),
      permission,
    });
  }

  /** What a notification that is still to be seen tells. */
  #toldOf(room: RoomId): readonly MessageBody[] {
    const read = this.#options.client.room(room).get()?.read ?? 0;
    return (this.#told.get(room)?.messages ?? []).filter(({ seq }) => seq > read);
  }

  #show(room: RoomId, messages: readonly MessageBody[]): void {
    const { client, desk } = this.#options;
    const view = client.room(room).get();
    const [first] = messages;
    if (view === undefined || first === undefined) return;
    const note = desk.show({
      ...noteWords(client, view, messages),
      tag: `parley ${room}`,
      onOpen: () => {
        this.#told.delete(room);
        desk.go(placePath(view.room, first.seq));
      },
    });
    this.#told.set(room, { messages, note });
  }

  #take(room: RoomId): void {
    this.#told.get(room)?.note?.close();
    this.#told.delete(room);
  }

  #ring(): void {
    const { client, clock, desk } = this.#options;
    if (client.preference('notify.sound').get() === false) return;
    if (clock.monotonic() - this.#rangAt < RING_EVERY_MS) return;
    this.#rangAt = clock.monotonic();
    desk.ring();
  }

  #tellSum(): void {
    this.#summing = undefined;
    const { desk, tabs } = this.#options;
    const left = this.#leftOf(this.#missed);
    if (!tabs.leads()) return this.#forgetMissed();
    // Whoever looks at the page sees the numbers there.
    const tells = left.length > 0 && !tabs.seen().visible;
    this.#recordMissed(tells);
    if (!tells) return this.#forgetMissed();
    const [only, ...others] = left;
    this.#sum = desk.show({
      ...missedWords(left),
      tag: 'parley missed',
      onOpen: () => {
        this.#forgetMissed();
        desk.go(only !== undefined && others.length === 0 ? viewPath(only.view) : '/catch-up');
      },
    });
    this.#ring();
  }

  #recordMissed(told: boolean): void {
    const at = this.#options.client.serverNow();
    this.#options.ledger.record(
      [...this.#missed].map(([room, { from, to }]) => ({ room, seq: to, at, missed: to - from + 1, told })),
    );
  }

  #forgetMissed(): void {
    this.#sum?.close();
    this.#sum = undefined;
    if (this.#summing === undefined) this.#missed = new Map();
  }

  /** Of what was missed, what is for me and still unread, and would tell now. */
  #leftOf(missed: ReadonlyMap<RoomId, Missed>) {
    return [...missed].flatMap(([id, range]) => {
      const view = this.#options.client.room(id).get();
      const count = view === undefined ? 0 : this.#countOf(view, range);
      return view === undefined || count === 0
        ? []
        : [{ view, label: placeLabel(this.#options.client, view), count }];
    });
  }

  /** The texts of what was missed need not be here: what the room says of itself must do. */
  #countOf(view: RoomView, { from, to }: Missed): number {
    const here = { seen: nothingSeen, permission: this.#options.desk.permission.get() };
    const isTold = (mentions: MessageBody['mentions'] = []) =>
      this.#judge(view, { seq: to, author: LOBBY_GUEST, text: '', mentions }, here)?.notify === true;
    if (isTold()) return Math.max(0, to - Math.max(view.read, from - 1));
    if (!isTold([{ all: 'room', as: 'room' }])) return 0;
    return view.mentions.filter((seq) => seq >= from && seq <= to).length;
  }
}

const entryOf = (
  room: RoomId,
  { seq, at, author, alias }: MessageBody,
  verdict: Verdict,
): LedgerEntry | readonly [] =>
  !verdict.notify && verdict.silence === 'mine'
    ? []
    : { room, seq, at, author, ...(alias !== undefined && { alias }), verdict };

const nothingSeen: Seen = { visible: false, rooms: new Set(), threads: new Set() };
