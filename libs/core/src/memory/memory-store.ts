import type { Epoch, FileId, MessageBody, RoomId, UserId } from '@parley/events';
import { builtInWrites } from '../built-in.ts';
import type { HistoryQuery, SearchQuery, SecretHash, SessionId, Store, Write } from '../ports.ts';
import { hasOwner, usersNamed } from './people.ts';
import { bots, invite, invites, recoveryCodes, tokens } from './read/access.ts';
import type { Query } from './read/calls.ts';
import { bytesOf, file, files, keptFiles } from './read/files.ts';
import { mentions } from './read/mentions.ts';
import { audit, nextPurge, removals, reports } from './read/oversight.ts';
import { credentials, listUsers, preferences, session, sessions, totals } from './read/people.ts';
import { entries, listRooms, members, memberships, retained, room } from './read/rooms.ts';
import { search } from './read/search.ts';
import { changes, history, pins, said } from './read/timeline.ts';
import { bodyOf, emptyState } from './state.ts';
import { applyWrites } from './write/commit.ts';

export interface MemoryStoreOptions {
  readonly epoch: Epoch;
  /** When the built-in rooms were made. */
  readonly at: number;
}

/**
 * A store that forgets everything when the process ends: the model that says what a store does, for tests and
 * simulations. Deterministic; same answers as the others, by the contract suite in libs/storage.
 */
export class MemoryStore implements Store {
  readonly #options: MemoryStoreOptions;
  readonly #state = emptyState();

  constructor(options: MemoryStoreOptions) {
    this.#options = options;
    applyWrites(this.#state, builtInWrites(options.at));
  }

  async open() {
    return { epoch: this.#options.epoch };
  }
  async commit(writes: readonly Write[]) {
    return applyWrites(this.#state, writes);
  }

  async session(id: SessionId, now: number) {
    return session(this.#state, id, now);
  }
  async bots() {
    return bots(this.#state);
  }
  async tokens(bot: UserId) {
    return tokens(this.#state, bot);
  }
  async sessions(user: UserId, now: number) {
    return sessions(this.#state, user, now);
  }
  async credentials(of: Query<'credentials'>) {
    return credentials(this.#state, of);
  }
  async invite(secret: SecretHash, now: number) {
    return invite(this.#state, secret, now);
  }
  async invites() {
    return invites(this.#state);
  }
  async recoveryCodes(user: UserId) {
    return recoveryCodes(this.#state, user);
  }
  async hasOwner() {
    return hasOwner(this.#state);
  }
  async users(ids: readonly UserId[]) {
    return usersNamed(this.#state, ids);
  }
  async listUsers(query: Query<'listUsers'>) {
    return listUsers(this.#state, query);
  }

  async room(id: RoomId) {
    return room(this.#state, id);
  }
  async preferences(user: UserId) {
    return preferences(this.#state, user);
  }
  async memberships(user: UserId) {
    return memberships(this.#state, user);
  }
  async entries(user: UserId) {
    return entries(this.#state, user);
  }
  async mentions(user: UserId) {
    return mentions(this.#state, user);
  }
  async listRooms(query: Query<'listRooms'>) {
    return listRooms(this.#state, query);
  }
  async members(query: Query<'members'>) {
    return members(this.#state, query);
  }

  async history(query: HistoryQuery) {
    return history(this.#state, query);
  }
  async changes(query: Query<'changes'>) {
    return changes(this.#state, query);
  }
  async search(query: SearchQuery) {
    return search(this.#state, query);
  }
  async message(id: RoomId, seq: number): Promise<MessageBody | undefined> {
    const found = this.#state.rooms.get(id);
    return found && bodyOf(found, seq);
  }
  async pins(query: Query<'pins'>) {
    return pins(this.#state, query);
  }
  async said(query: Query<'said'>) {
    return said(this.#state, query);
  }

  async file(id: FileId) {
    return file(this.#state, id);
  }
  async keptFiles(ids: readonly FileId[]) {
    return keptFiles(this.#state, ids);
  }
  async fileBytes(user: UserId) {
    return bytesOf(this.#state, user);
  }
  async files(query: Query<'files'>) {
    return files(this.#state, query);
  }

  async report(id: number) {
    return this.#state.reports[id - 1];
  }
  async reports(query: Query<'reports'>) {
    return reports(this.#state, query);
  }
  async purge(limit: number) {
    return nextPurge(this.#state, limit);
  }
  async audit(query: Query<'audit'>) {
    return audit(this.#state, query);
  }

  async totals(now: number) {
    return totals(this.#state, now);
  }
  async retained() {
    return retained(this.#state);
  }
  async removals() {
    return removals(this.#state);
  }

  async forget(): Promise<void> {}
  async check(): Promise<void> {}
  async close(): Promise<void> {}
}
