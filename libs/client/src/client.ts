import type { Ack, Clock, MessageId, Preference, RoomId, SharedFile, User } from '@parley/events';
import { systemClock } from '@parley/events/clock';
import { limits } from '@parley/events/limits';
import { textProblem } from '@parley/events/names';
import { v7 } from 'uuid';
import { Engine } from './engine.ts';
import { createCommandFace } from './command-face.ts';
import { createIds, type Ids } from './ids.ts';
import type { KeptState, StateStorage } from './kept-state.ts';
import { memoryOutboxStorage, type OutboxStorage } from './outbox-storage.ts';
import { systemRandom, type Random } from './random.ts';
import { refusal } from './refusal.ts';
import { exclusiveOutbox, type SharedOutbox } from './shared-outbox.ts';
import type { NoticeTime } from './store.ts';
import type { Transport } from './transport.ts';
import type { ChatClient } from './types.ts';

export interface ChatClientOptions {
  readonly transport: Transport;
  /** Names the server, so that an outbox is never sent to another one: its address. */
  readonly server: string;
  /** Who is signed in, if that is known before the connection: then messages can be written at once. */
  readonly user?: User;
  /** What this user saw last time: it is shown before the network answers, and then caught up. */
  readonly kept?: KeptState;
  /** Where what is seen is kept for the next time; by default nowhere. */
  readonly stateStorage?: StateStorage;
  /** Where unsent messages of this one client wait; by default in memory, for as long as the page lives. */
  readonly outboxStorage?: OutboxStorage;
  /** Where unsent messages wait that several clients of the person share, instead of `outboxStorage`. */
  readonly sharedOutbox?: SharedOutbox;
  readonly clock?: Clock;
  /**
   * When listeners are told that something changed; by default at once. A page tells them before it paints, and of what
   * others do some times a second.
   */
  readonly noticeTime?: NoticeTime;
  /** Spreads reconnections and heartbeats. */
  readonly random?: Random;
  /** A new UUIDv7 in lower case each time. */
  readonly newId?: () => string;
}

/** Makes a client. It does nothing before `start`, and leaves nothing behind after `close`. */
export function createChatClient({
  transport,
  server,
  user,
  kept,
  stateStorage,
  outboxStorage = memoryOutboxStorage(),
  sharedOutbox = exclusiveOutbox(outboxStorage),
  clock = systemClock,
  noticeTime,
  random = systemRandom,
  newId = () => v7(),
}: ChatClientOptions): ChatClient {
  const engine = new Engine({
    transport,
    server,
    user,
    kept,
    stateStorage,
    sharedOutbox,
    clock,
    random,
    noticeTime,
  });
  const ids = createIds(newId);
  const {
    connection,
    contents,
    outbox,
    presence,
    preferences,
    reads,
    rooms,
    serverTime,
    typing,
    users,
    visits,
  } = engine;
  return {
    connection: connection.state,
    caughtUp: engine.caughtUp,
    reportNews: engine.reportNews,
    serverClock: serverTime.state,
    me: engine.me,
    rooms: rooms.list,
    threads: rooms.threads,
    outbox: outbox.state,
    room: (id) => rooms.view(id),
    departure: (id) => rooms.departure(id),
    timeline: (room) => contents.timeline(room),
    members: (room) => contents.members(room),
    listen: (room, listener) => contents.listen(room, listener),
    user: (id) => users.view(id),
    presence: (id) => presence.view(id),
    pausedUntil: (id) => presence.pausedUntil(id),
    typing: (room) => typing.view(room),
    preferences: preferences.all,
    preference: (key) => preferences.view(key),
    setPreference: (key, value) => preferences.set(key, (value ?? null) as Preference['value'], ids.op()),

    start: () => connection.start(),
    close: () => engine.close(),
    retryNow: () => connection.retryNow(),
    wake: () => engine.wake(),
    serverNow: () => serverTime.now(),

    send: (room, text, files) => send(engine, ids, { room, text, files }),
    retry: (id) => outbox.retry(id),
    discard: (id) => outbox.discard(id),

    markRead: (room, seq) => reads.mark(room, seq),
    follow: (room) => engine.follow(room),
    markUnreadFrom: (room, seq) => reads.markUnreadFrom(room, seq),
    setTyping: (room, on) => typing.set(room, on),
    setAway: (away) => presence.setAway(away),
    watch: (what) => presence.watch(what),
    visit: (room) => visits.begin(room),
    ...createCommandFace(engine, ids),
  };
}

interface Outgoing {
  readonly room: RoomId;
  readonly text: string;
  readonly files?: readonly SharedFile[] | undefined;
}

function send(
  engine: Engine,
  ids: Ids,
  { room, text: said, files = [] }: Outgoing,
): Ack<{ readonly id: MessageId }> {
  // Beside files there need be nothing to read.
  const text = files.length > 0 && said.trim() === '' ? '' : said;
  const problem = text === '' && files.length > 0 ? undefined : textProblem(text, limits.text);
  if (problem !== undefined) return refusal('invalid', `The message ${problem}.`);
  const isOver = engine.connection.state.get().status === 'disconnected';
  if (isOver || engine.me.get() === undefined) return refusal('unauthenticated', 'Nobody is signed in.');
  const id = ids.message();
  const at = Math.round(engine.serverTime.now());
  engine.outbox.add({ id, room, text, ...(files.length > 0 && { files }), at });
  engine.typing.set(room, false);
  const timeline = engine.contents.timeline(room);
  // Whoever writes while looking at an older part wants to see what they wrote.
  if (timeline.get().hasAfter) void timeline.loadNewest();
  return { ok: true, data: { id } };
}
