import type { RoomId, UserId } from '@parley/events';
import type { Avatars } from './avatars.ts';
import type { Services } from './context.ts';
import type { SharedFiles } from './shared-files.ts';
import { FilesUnavailable, type Log, StoreUnavailable } from './ports.ts';

/** After a start there is more urgent work. */
const FIRST_MS = 5_000;
const EVERY_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Messages of one write: other writes get their turn in between. */
const BATCH = 200;
/** Places of a room that are looked through for one person's messages by one write. */
const SPAN = 2_000;

/** The store did not take a write: the rest waits for the next time. */
class NotNow extends Error {
  override readonly name = 'NotNow';
}

const isForLater = (error: unknown): error is Error =>
  error instanceof StoreUnavailable || error instanceof FilesUnavailable || error instanceof NotNow;

/**
 * Takes away what is not to be kept: messages older than their room keeps them, what people said who went with all
 * of it, uploads that no message has, and pictures and files that nobody has. Runs soon after the start and every hour, in small writes; what it did not finish it finds again.
 */
export class Upkeep {
  readonly #services: Services;
  readonly #log: Log;
  readonly #avatars: Avatars;
  readonly #files: SharedFiles;
  #cancel: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(
    services: Services,
    log: Log,
    { avatars, files }: { readonly avatars: Avatars; readonly files: SharedFiles },
  ) {
    this.#services = services;
    this.#log = log;
    this.#avatars = avatars;
    this.#files = files;
    this.#wakeIn(FIRST_MS);
  }

  /** Something waits to be taken away. Resolves when everything is that was known now. */
  async run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#cancel?.();
    this.#running = this.#runAll();
    await this.#running;
    this.#running = undefined;
    if (!this.#stopped) this.#wakeIn(EVERY_MS);
  }

  /** Begins nothing more, and resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#running;
  }

  #wakeIn(ms: number): void {
    this.#cancel = this.#services.clock.after(ms, () => void this.run());
  }

  async #runAll(): Promise<void> {
    const { store, clock } = this.#services;
    try {
      do {
        this.#again = false;
        for (const { room, days } of await store.retained())
          await this.#expire(room, clock.now() - days * DAY_MS);
        for (const user of await store.removals()) await this.#removeSaid(user);
      } while (this.#again && !this.#stopped);
      await store.forget();
      const pictures = await this.#avatars.tidy();
      const files = await this.#files.tidy();
      if (files > 0) this.#log.info({ files }, 'bytes deleted that no message has');
      if (pictures > 0) this.#log.info({ files: pictures }, 'pictures deleted that nobody has');
    } catch (error) {
      if (!isForLater(error)) throw error;
      this.#log.warn({ error: error.message }, 'what is not to be kept waits for the next hour');
    }
  }

  async #expire(room: RoomId, before: number): Promise<void> {
    const { journal, clock } = this.#services;
    for (let more = true; more && !this.#stopped;) {
      const head = await this.#services.directory.room(room);
      if (!head) return;
      const write = { kind: 'expire' as const, room, before, limit: BATCH };
      const result = await journal.submit({ ...write, actor: head.room.createdBy, at: clock.now() });
      if (!result.ok) throw new NotNow(`messages of ${room} could not be deleted`);
      if (result.answer.expired > 0)
        this.#log.info({ room, messages: result.answer.expired }, 'messages deleted for their age');
      more = result.answer.more;
    }
  }

  async #removeSaid(user: UserId): Promise<void> {
    const { store, directory } = this.#services;
    for (const { room } of await store.memberships(user)) {
      const end = (await directory.room(room))?.head.seq ?? 0;
      for (let after = 0; after < end; after += SPAN) {
        if (this.#stopped) return;
        await this.#write({ kind: 'removeSaid', room, user, after, to: after + SPAN }, user);
      }
    }
    await this.#write({ kind: 'finishRemoval', user }, user);
    this.#log.info({ user }, 'what somebody said was deleted with the account');
  }

  async #write(
    write:
      | { kind: 'removeSaid'; room: RoomId; user: UserId; after: number; to: number }
      | { kind: 'finishRemoval'; user: UserId },
    actor: UserId,
  ): Promise<void> {
    const { journal, clock } = this.#services;
    const result = await journal.submit({ ...write, actor, at: clock.now() });
    if (!result.ok) throw new NotNow(`what ${actor} said could not be deleted`);
  }
}
