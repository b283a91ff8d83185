import {
  type Change,
  type FileId,
  limits,
  type Member,
  type MessageBody,
  type Room,
  type RoomId,
  type User,
  type UserId,
} from '@parley/events';
import { askPurge, ban, type BanDraft, purge, unban } from './memory-bans.ts';
import { MemoryAccess } from './memory-access.ts';
import { MemoryPeople } from './memory-people.ts';
import { bodyOf, facetOf, facets, type MemoryRoom, type MemoryState } from './memory-state.ts';
import { report, type ReportDraft, resolveReport } from './memory-reports.ts';
import { createToken, revokeToken, noteTokenUse } from './memory-tokens.ts';
import { addFile, dropFiles, filesSent, giveUp } from './memory-uploads.ts';
import { mentionsIn, unreadMentions } from './memory-mentions.ts';
import { hurried, leadsRoom, memberIn, mute, hushed, setRole, silenced } from './memory-moderation.ts';
import {
  homeOf,
  isThread,
  joinByMessage,
  openThread,
  tellSummary,
  type ThreadDraft,
  threadsWith,
  threadToLeave,
  updateThread,
} from './memory-threads.ts';
import { expire, finishRemoval, type PrivacyDraft, removeSaid, removeUser } from './memory-privacy.ts';
import type { Commit, PrivacyWrite, RoomFrame, Write, WriteAnswers, WriteOf, WriteResult } from './ports.ts';
import { byCodeUnit, done, facet, filesKey, finishing, namedIn, refusals, writeContent } from './store-rules.ts';

type Read = Commit['reads'][number];
/** With where it was before the commit. */
type Moved = Read & { readonly before: number };

/** One commit on the state: `apply` each write, then `finish`. */
export class MemoryCommit {
  readonly #draft: PrivacyDraft;
  readonly #bans: BanDraft;
  readonly #state: MemoryState;
  /** The rev each room had before, and the facets that changed since. */
  readonly #touched = new Map<RoomId, { readonly from: number; readonly changed: Set<string> }>();
  readonly #reads = new Map<string, Moved>();
  readonly #preferences = new Map<string, Commit['preferences'][number]>();
  readonly #people: MemoryPeople;
  readonly #access: MemoryAccess;
  readonly #reports: ReportDraft;
  readonly #goneFiles: FileId[] = [];
  readonly #threads: ThreadDraft;
  /** Threads of which their roots tell something else now. */
  readonly #touchedThreads = new Set<RoomId>();

  constructor(state: MemoryState) {
    this.#state = state;
    this.#people = new MemoryPeople(state, (room, user) => this.#joinOne(room, user, 'member'));
    this.#draft = {
      state,
      change: (id, make) => this.#change(id, make),
      empty: (room, body) => void this.#delete(room, body),
      leave: (room, user) => this.#leave(room, user),
      end: (session) => void this.#people.ended.push({ session, reason: 'signed_out' }),
      changed: (user) => void this.#people.changed.add(user),
      goneFiles: this.#goneFiles,
    };
    this.#bans = { state, people: this.#people };
    this.#access = new MemoryAccess(state, this.#people);
    this.#reports = { state, reported: [] };
    this.#threads = {
      state,
      change: (id, make) => this.#change(id, make),
      addRoom: (id, key) => this.#addRoom(id, key),
      follow: (thread, user, read) => void this.#joinOne(thread, user, 'member', read),
      touch: (thread) => void this.#touchedThreads.add(thread),
    };
  }

  apply(write: Write): WriteResult {
    if (write.op === undefined) return this.#logged(write);
    const key = `${write.actor} ${write.op}`;
    const content = writeContent(write);
    const before = this.#state.operations.get(key);
    if (before) return before.content === content ? done(before.answer) : refusals.opReused;
    const result = this.#logged(write);
    if (result.ok) this.#state.operations.set(key, { content, answer: result.answer });
    return result;
  }

  finish(results: readonly WriteResult[]): Commit {
    for (const thread of this.#touchedThreads) tellSummary(this.#threads, thread);
    return {
      results,
      frames: [...this.#touched].map(([room, { from, changed }]) => this.#frame(room, from, changed)),
      reads: [...this.#reads.values()].map((moved) => this.#told(moved)),
      preferences: [...this.#preferences.values()],
      users: [...this.#people.changed].flatMap((id) => this.#state.users.get(id)?.user ?? []),
      endedSessions: this.#people.ended,
      reports: this.#reports.reported,
      goneFiles: this.#goneFiles,
    };
  }

  #told({ before, ...read }: Moved): Read {
    if (read.seq >= before) return read;
    return { ...read, mentions: unreadMentions(this.#room(read.room), read.user) };
  }

  #logged(write: Write): WriteResult {
    const { actor, at, audit } = write;
    const result = this.#run(write);
    if (audit && result.ok) {
      const { action, target, details = {} } = audit;
      this.#state.audit.push({ id: this.#state.audit.length + 1, at, actor, action, target, details });
    }
    return result;
  }

  #run(write: Write): WriteResult {
    if (!finishing.has(write.kind) && this.#state.users.get(write.actor)?.user.gone)
      return refusals.actorGone;
    switch (write.kind) {
      case 'ban':
        return ban(this.#bans, write);
      case 'unban':
        return unban(this.#bans, write);
      case 'resolveReport':
        return resolveReport(this.#reports, write);
      case 'createUser':
      case 'register':
      case 'updateUser':
      case 'setUserRole':
      case 'openSession':
      case 'setPassword':
      case 'extendSession':
      case 'endSession':
      case 'endSessions':
        return this.#people.run(write);
      case 'createInvite':
      case 'revokeInvite':
      case 'useInvite':
      case 'setRecoveryCodes':
      case 'createRecovery':
      case 'recover':
        return this.#access.run(write);
      case 'createToken':
        return createToken(this.#state, write);
      case 'revokeToken':
        return this.#revokeToken(write);
      case 'noteTokenUse':
        return noteTokenUse(this.#state, write);
      case 'setPreference':
        return this.#setPreference(write);
      case 'addFile':
        return addFile(this.#state, write);
      case 'dropFiles':
        return dropFiles(this.#state, write, this.#goneFiles);
      case 'createRoom':
        return this.#createRoom(write);
      case 'expire':
        return expire(this.#draft, write);
      case 'removeUser':
        return removeUser(this.#draft, write);
      case 'removeSaid':
        return removeSaid(this.#draft, write);
      case 'finishRemoval':
        return finishRemoval(this.#draft, write);
      default:
        return this.#runInRoom(write);
    }
  }

  #runInRoom(write: Exclude<Extract<Write, { room: RoomId }>, PrivacyWrite>): WriteResult {
    if (write.kind === 'send') {
      const again = this.#sentBefore(write);
      if (again) return again;
    }
    const room = this.#state.rooms.get(write.room);
    if (!room) return refusals.noRoom;
    if (write.kind === 'report') return report(this.#reports, room, write);
    if (write.kind === 'purge') return purge(this.#state, room, write, (id, seq) => this.#erase(id, seq));
    if (write.kind === 'openThread') return openThread(this.#threads, room, write);
    if (write.kind === 'updateThread') return updateThread(this.#threads, room, write);
    if (isThread(room) && !goesInThread(write)) return refusals.notInThread;
    const isJoined = this.#isJoined(write.kind === 'read' ? room : homeOf(this.#state, room), write.actor);
    switch (write.kind) {
      case 'join':
        return isThread(room) && !isJoined ? refusals.notJoined : this.#join(room, write);
      case 'part':
        return write.user === write.actor || isJoined || leadsRoom(this.#state, room, write.actor)
          ? this.#part(room, write)
          : refusals.notJoined;
      case 'send':
      case 'edit':
      case 'react':
      case 'pin':
      case 'read':
        return isJoined ? this.#runAsMember(room, write) : refusals.notJoined;
      default:
        return isJoined || leadsRoom(this.#state, room, write.actor)
          ? this.#runInOrder(room, write)
          : refusals.notJoined;
    }
  }

  #runInOrder(room: MemoryRoom, write: WriteOf<'updateRoom' | 'delete' | 'setRole' | 'mute'>): WriteResult {
    switch (write.kind) {
      case 'updateRoom':
        return this.#updateRoom(room, write);
      case 'delete':
        return this.#runOnMessage(room, write);
      case 'setRole':
        return setRole(this.#draft, room, write);
      case 'mute':
        return mute(this.#draft, room, write);
    }
  }

  #runAsMember(room: MemoryRoom, write: WriteOf<'send' | 'edit' | 'react' | 'pin' | 'read'>): WriteResult {
    const home = homeOf(this.#state, room);
    switch (write.kind) {
      case 'send':
        return (
          silenced(this.#state, home, write) ?? hurried(this.#state, home, write) ?? this.#send(room, write)
        );
      case 'read':
        return this.#read(room, write);
      case 'edit':
      case 'pin':
        return silenced(this.#state, home, write) ?? this.#runOnMessage(room, write);
      case 'react':
        return hushed(home, write) ?? this.#runOnMessage(room, write);
    }
  }

  #runOnMessage(room: MemoryRoom, write: WriteOf<'edit' | 'delete' | 'react' | 'pin'>): WriteResult {
    const body = bodyOf(room, write.seq);
    if (!body) return refusals.noMessage;
    if (write.kind === 'delete') return this.#delete(write.room, body);
    if (body.deleted) return refusals.noMessage;
    if (write.kind === 'pin') return this.#pin(room, write, body);
    return write.kind === 'edit' ? this.#edit(room, write, body) : this.#react(room, write, body);
  }

  #setPreference({ actor: user, key, value }: WriteOf<'setPreference'>): WriteResult {
    if (!this.#state.users.has(user)) return refusals.noUser;
    const mine = this.#state.preferences.get(user) ?? new Map<string, string>();
    const json = value === null ? undefined : JSON.stringify(value);
    if (mine.get(key) === json) return done<'setPreference'>({});
    const others = [...mine].filter(([other]) => other !== key).map(([, kept]) => kept.length);
    const chars = others.reduce((sum, length) => sum + length, 0);
    const isTooMuch = (more: string): boolean =>
      others.length >= limits.preferences || chars + more.length > limits.preferenceChars;
    if (json !== undefined && isTooMuch(json)) return refusals.tooManyPreferences;
    if (json === undefined) mine.delete(key);
    else mine.set(key, json);
    this.#state.preferences.set(user, mine);
    const id = `${user} ${key}`;
    this.#preferences.delete(id);
    this.#preferences.set(id, { user, key, value });
    return done<'setPreference'>({});
  }

  #revokeToken({ token }: WriteOf<'revokeToken'>): WriteResult {
    const { result, ended } = revokeToken(this.#state, token);
    if (ended) this.#people.ended.push({ session: ended, reason: 'signed_out' });
    return result;
  }

  // Rooms and members

  #createRoom(write: WriteOf<'createRoom'>): WriteResult<'createRoom'> {
    const { actor, at, key, members } = write;
    const taken = this.#roomWithKey(key);
    if (taken && write.room.kind !== 'direct') return refusals.roomNameTaken;
    if (taken) return done<'createRoom'>({ ...taken, created: false });
    if (this.#state.rooms.has(write.room.id)) return refusals.idTaken;
    if (![actor, ...members.map(({ user }) => user)].every((user) => this.#state.users.has(user)))
      return refusals.noUser;
    const { id, kind, name, topic, people } = write.room;
    const room: Room = {
      id,
      rev: 1,
      kind,
      name,
      topic,
      createdAt: at,
      createdBy: actor,
      ...(people && { people }),
    };
    this.#addRoom(id, key);
    this.#change(id, (rev) => ({ kind: 'room', rev, room }));
    for (const { user, role } of members) this.#joinOne(id, user, role);
    return done<'createRoom'>({ room, head: { seq: 0, rev: this.#room(id).rev }, created: true });
  }

  #addRoom(id: RoomId, key: string | undefined): void {
    const nothing = { seq: 0, rev: 0, facets: new Map(), reads: new Map(), spoke: new Map() };
    this.#state.rooms.set(id, { key, ...nothing });
  }

  #roomWithKey(key: string | undefined): Omit<WriteAnswers['createRoom'], 'created'> | undefined {
    if (key === undefined) return undefined;
    const found = [...this.#state.rooms.values()].find((other) => other.key === key);
    const room = found && facetOf(found, 'room', facet.room)?.room;
    return room && { room, head: { seq: found.seq, rev: found.rev } };
  }

  #updateRoom(room: MemoryRoom, write: WriteOf<'updateRoom'>): WriteResult<'updateRoom'> {
    const now = facetOf(room, 'room', facet.room)?.room;
    if (!now) return refusals.noRoom;
    const { slowModeSeconds, readOnly, archived, retentionDays, ...before } = now;
    const { name = now.name, topic = now.topic, key = room.key } = write;
    const slow = write.slowModeSeconds ?? slowModeSeconds ?? 0;
    const closed = write.readOnly ?? readOnly ?? false;
    const shelved = write.archived ?? archived ?? false;
    const days = write.retentionDays === undefined ? retentionDays : (write.retentionDays ?? undefined);
    const isSame =
      slow === (slowModeSeconds ?? 0) &&
      closed === (readOnly ?? false) &&
      shelved === (archived ?? false) &&
      days === retentionDays;
    if (name === now.name && topic === now.topic && isSame) return done<'updateRoom'>({ room: now });
    if (key !== room.key && this.#roomWithKey(key)) return refusals.roomNameTaken;
    this.#state.rooms.set(write.room, { ...room, key });
    const next: Omit<Room, 'rev'> = {
      ...before,
      name,
      topic,
      ...(slow > 0 && { slowModeSeconds: slow }),
      ...(closed && { readOnly: true }),
      ...(shelved && { archived: true }),
      ...(days !== undefined && { retentionDays: days }),
    };
    const rev = this.#change(write.room, (at) => ({ kind: 'room', rev: at, room: { ...next, rev: at } }));
    return done<'updateRoom'>({ room: { ...next, rev } });
  }

  #join(room: MemoryRoom, write: WriteOf<'join'>): WriteResult<'join'> {
    const isLeading = leadsRoom(this.#state, room, write.actor);
    const isInviting = write.users.some((user) => user !== write.actor);
    if (isInviting && !isLeading && !this.#isJoined(room, write.actor)) return refusals.notJoined;
    if (!write.users.every((user) => this.#state.users.has(user))) return refusals.noUser;
    const someRemoved = write.users.some((user) => memberIn(room, user)?.state === 'removed');
    if (write.unlessRemoved && someRemoved) return refusals.wasRemoved;
    if (!isLeading && someRemoved) return refusals.notLeading;
    const added = write.users.filter((user) => this.#joinOne(write.room, user, 'member'));
    return done<'join'>({ rev: this.#room(write.room).rev, added });
  }

  /** False if the user is in the room already. Who comes in, also again, has nothing unread but what is behind `read`. */
  #joinOne(id: RoomId, user: UserId, role: Member['role'], read = this.#room(id).seq): boolean {
    const room = this.#room(id);
    if (this.#isJoined(room, user)) return false;
    const excess = isThread(room) ? threadToLeave(this.#state, user) : undefined;
    if (excess !== undefined) this.#leave(excess, user);
    const before = memberIn(room, user);
    this.#change(id, (rev) => ({
      kind: 'member',
      rev,
      member: { ...before, user, rev, role, state: 'joined' },
    }));
    this.#moveRead(id, user, read);
    return true;
  }

  #part(room: MemoryRoom, write: WriteOf<'part'>): WriteResult<'part'> {
    const member = memberIn(room, write.user);
    if (!member || (write.state === 'left' && member.state !== 'joined')) return refusals.noMember;
    const { user, purge: purges, actor } = write;
    const threads = threadsWith(this.#state, write.room, user);
    if (purges)
      for (const id of [write.room, ...threads]) askPurge(this.#state, { room: id, user, askedBy: actor });
    for (const thread of threads) this.#leave(thread, user);
    if (member.state === write.state) return done<'part'>({ rev: member.rev });
    const rev = this.#change(write.room, (next) => ({
      kind: 'member',
      rev: next,
      member: { ...member, rev: next, state: write.state },
    }));
    return done<'part'>({ rev });
  }

  #leave(id: RoomId, user: UserId): void {
    const room = this.#room(id);
    if (!this.#isJoined(room, user)) return;
    this.#part(room, { kind: 'part', actor: user, at: 0, room: id, user, state: 'left' });
  }

  #isJoined(room: MemoryRoom, user: UserId): boolean {
    return memberIn(room, user)?.state === 'joined';
  }

  // Messages

  #sentBefore({ id, room, actor, text, files }: WriteOf<'send'>): WriteResult<'send'> | undefined {
    const first = this.#state.sent.get(id);
    if (!first) return undefined;
    const isSame =
      first.room === room && first.author === actor && first.text === text && first.files === filesKey(files);
    return isSame ? done<'send'>(first.answer) : refusals.otherMessage;
  }

  #send(room: MemoryRoom, { room: id, ...write }: WriteOf<'send'>): WriteResult<'send'> {
    const { actor: author, at, text, alias } = write;
    const files = filesSent(this.#state, write);
    if (!files) return refusals.noFile;
    const seq = room.seq + 1;
    const mentions = mentionsIn(this.#state, room, write);
    joinByMessage(this.#threads, id, { author, seq, mentions });
    const rev = this.#change(id, (next) => ({
      kind: 'message',
      rev: next,
      message: {
        seq,
        rev: next,
        id: write.id,
        author,
        ...(alias !== undefined && { alias }),
        text,
        ...(mentions && { mentions }),
        ...(files.length > 0 && { files }),
        at,
      },
    }));
    this.#state.rooms.set(id, { ...this.#room(id), seq });
    for (const { id: file } of files) this.#bind(file, { room: id, seq });
    const sent = { room: id, author, text, files: filesKey(write.files) };
    this.#state.sent.set(write.id, { ...sent, answer: { seq, rev, at } });
    // The lobby's guest, who follows no thread, reads none either.
    if (memberIn(this.#room(id), author)) this.#moveRead(id, author, seq);
    if (isThread(room)) this.#touchedThreads.add(id);
    this.#noteSpoken(room, author, at);
    return done<'send'>({ seq, rev, at });
  }

  #bind(id: FileId, place: { readonly room: RoomId; readonly seq: number }): void {
    const known = this.#state.files.get(id);
    if (known) this.#state.files.set(id, { ...known, place });
  }

  /** Only what was said makes one wait: a send may still fail after it was let through. */
  #noteSpoken(room: MemoryRoom, author: UserId, at: number): void {
    const home = homeOf(this.#state, room);
    if (facetOf(home, 'room', facet.room)?.room.slowModeSeconds !== undefined) home.spoke.set(author, at);
  }

  #edit(room: MemoryRoom, write: WriteOf<'edit'>, body: MessageBody): WriteResult<'edit'> {
    const { text, at } = write;
    if (body.text === text) return done<'edit'>({ rev: body.rev });
    const mentions = mentionsIn(this.#state, room, write);
    const { mentions: _, ...kept } = body;
    joinByMessage(this.#threads, write.room, { seq: write.seq, mentions });
    const rev = this.#change(write.room, (next) => ({
      kind: 'message',
      rev: next,
      message: { ...kept, text, ...(mentions && { mentions }), editedAt: at, rev: next },
    }));
    return done<'edit'>({ rev });
  }

  #delete(room: RoomId, body: MessageBody): WriteResult<'delete'> {
    return done<'delete'>({ rev: body.deleted ? body.rev : this.#erase(room, body.seq) });
  }

  /** Empties a message, which exists. */
  #erase(room: RoomId, seq: number): number {
    const body = bodyOf(this.#room(room), seq);
    if (!body) throw new Error(`message ${seq} was not checked`);
    for (const reaction of facets(this.#room(room), 'reaction'))
      if (reaction.seq === body.seq) this.#room(room).facets.delete(facet.of(reaction));
    this.#room(room).facets.delete(facet.pin(seq));
    if (isThread(this.#room(room))) this.#touchedThreads.add(room);
    const { editedAt: _, mentions: _mentions, files = [], ...kept } = body;
    giveUp(
      this.#state,
      files.map(({ id }) => id),
      this.#goneFiles,
    );
    return this.#change(room, (next) => ({
      kind: 'message',
      rev: next,
      message: { ...kept, text: '', deleted: true, rev: next },
    }));
  }

  #react(room: MemoryRoom, write: WriteOf<'react'>, body: MessageBody): WriteResult<'react'> {
    const { actor: user, seq, emoji, on } = write;
    const now = facetOf(room, 'reaction', facet.reaction(seq, emoji, user));
    if ((now?.on ?? false) === on) return done<'react'>({ rev: now?.rev ?? body.rev });
    const used = facets(room, 'reaction').filter((other) => other.seq === seq && other.on);
    const different = new Set([...used.map((other) => other.emoji), emoji]);
    if (on && different.size > limits.reactionsPerMessage) return refusals.tooManyEmoji;
    const rev = this.#change(write.room, (next) => ({ kind: 'reaction', rev: next, seq, user, emoji, on }));
    return done<'react'>({ rev });
  }

  #pin(room: MemoryRoom, write: WriteOf<'pin'>, body: MessageBody): WriteResult<'pin'> {
    const { actor: user, seq, on, at } = write;
    const now = facetOf(room, 'pin', facet.pin(seq));
    if ((now?.on ?? false) === on) return done<'pin'>({ rev: now?.rev ?? body.rev });
    const pinned = facets(room, 'pin').filter((other) => other.on);
    if (on && pinned.length >= limits.pinsPerRoom) return refusals.tooManyPins;
    const rev = this.#change(write.room, (next) => ({ kind: 'pin', rev: next, seq, user, at, on }));
    return done<'pin'>({ rev });
  }

  #read(room: MemoryRoom, write: WriteOf<'read'>): WriteResult<'read'> {
    const seq = Math.min(write.seq, room.seq);
    this.#moveRead(write.room, write.actor, seq);
    return done<'read'>({ seq });
  }

  #moveRead(id: RoomId, user: UserId, seq: number): void {
    const { reads } = this.#room(id);
    const now = reads.get(user) ?? 0;
    const key = `${user} ${id}`;
    const before = this.#reads.get(key)?.before ?? now;
    if (now !== seq) this.#reads.set(key, { user, room: id, seq, before });
    reads.set(user, seq);
  }

  // Revs

  /** Gives the room's next rev to a new state of one of its facets. */
  #change(id: RoomId, make: (rev: number) => Change): number {
    const room = this.#room(id);
    const rev = room.rev + 1;
    const change = make(rev);
    const key = facet.of(change);
    this.#state.rooms.set(id, { ...room, rev });
    room.facets.set(key, change);
    const touched = this.#touched.get(id) ?? { from: room.rev, changed: new Set() };
    this.#touched.set(id, touched);
    touched.changed.add(key);
    return rev;
  }

  #frame(id: RoomId, from: number, changed: ReadonlySet<string>): RoomFrame {
    const room = this.#room(id);
    const changes = [...changed].flatMap((key) => room.facets.get(key) ?? []).sort((a, b) => a.rev - b.rev);
    const users = usersNamed(this.#state, changes.flatMap(namedIn));
    return { room: id, from, to: room.rev, changes, users };
  }

  #room(id: RoomId): MemoryRoom {
    const room = this.#state.rooms.get(id);
    if (!room) throw new Error(`room ${id} was not checked`);
    return room;
  }
}

/** May that write be about a thread? What a room has for all of it, a thread has of its room; and nobody puts others in or out. */
function goesInThread(write: Extract<Write, { room: RoomId }>): boolean {
  switch (write.kind) {
    case 'updateRoom':
    case 'setRole':
    case 'mute':
    case 'pin':
      return false;
    case 'join':
      return write.users.every((user) => user === write.actor);
    case 'part':
      return write.user === write.actor && write.state === 'left';
    default:
      return true;
  }
}

/** Those users, each once, in order of id. */
export function usersNamed(state: MemoryState, ids: readonly UserId[]): readonly User[] {
  return [...new Set(ids)].sort(byCodeUnit).flatMap((id) => state.users.get(id)?.user ?? []);
}
