import {
  type AccountRequest,
  type Ack,
  failure,
  type MessageBody,
  type RoomId,
  type UserId,
} from '@parley/events';
import type { Accounts, Known } from './accounts.ts';
import type { Avatars } from './avatars.ts';
import { acked, type Services } from './context.ts';
import type { SharedFiles } from './shared-files.ts';
import { usersAt } from './statuses.ts';
import type { Upkeep } from './upkeep.ts';

/** Places of a room that are looked through by one read. */
const SPAN = 2_000;

/** One file of an export, in pieces. */
export interface ExportFile {
  readonly name: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
}

const readme = `What Parley keeps of you.

profile.json     your name and what else others see of you
picture.webp     your picture, if you have one
sessions.json    where you are signed in, and since when
preferences.json what you set for yourself: drafts, favourites, folders and the like
rooms.json       the rooms you are or were in, and up to where you have read them
messages.jsonl   what you said, one message in each line
reactions.jsonl  your reactions, one in each line
files/           the files of your messages, each in a folder of its id

Times are milliseconds since 1970-01-01T00:00:00Z. Deleted messages are in no file: nothing is left of them.
`;

/** What people can have and take away of what is theirs. */
export class Privacy {
  readonly #services: Services;
  readonly #accounts: Accounts;
  readonly #avatars: Avatars;
  readonly #files: SharedFiles;
  readonly #upkeep: Upkeep;

  constructor(
    services: Services,
    parts: {
      readonly accounts: Accounts;
      readonly avatars: Avatars;
      readonly files: SharedFiles;
      readonly upkeep: Upkeep;
    },
  ) {
    this.#services = services;
    this.#accounts = parts.accounts;
    this.#avatars = parts.avatars;
    this.#files = parts.files;
    this.#upkeep = parts.upkeep;
  }

  /**
   * Ends somebody's account for good; who has a password proves it. What they said stays without their name, or is
   * deleted, by the next upkeep, which begins at once. Rejects with StoreUnavailable.
   */
  async remove(
    { password, messages }: AccountRequest<'remove'>,
    { user }: Known,
  ): Promise<Ack<Record<never, never>>> {
    if (user.role !== 'guest') {
      if (password === undefined)
        return failure('invalid', 'The password is missing.', {
          issues: [{ path: 'password', message: 'is missing' }],
        });
      const proven = await this.#accounts.prove(user.id, password);
      if (!proven.ok) return proven;
    }
    const { journal, clock, directory } = this.#services;
    const [had] = await directory.users([user.id]);
    const removeSaid = messages === 'remove';
    const result = await journal.submit({
      kind: 'removeUser',
      actor: user.id,
      at: clock.now(),
      user: user.id,
      keepName: false,
      removeSaid,
    });
    if (result.ok) {
      await this.#avatars.forget(had?.avatar);
      void this.#upkeep.run();
    }
    return acked(result, () => ({}));
  }

  /** All that is somebody's, in files. Iterating rejects with StoreUnavailable and FilesUnavailable. */
  async *export(user: UserId): AsyncGenerator<ExportFile> {
    const { store, clock, directory } = this.#services;
    const whole = (name: string, read: () => Promise<unknown>): ExportFile => ({
      name,
      pieces: once(async () => `${JSON.stringify(await read(), null, 2)}\n`),
    });
    yield { name: 'README.txt', pieces: once(async () => readme) };
    yield whole('profile.json', async () => ({
      exportedAt: clock.now(),
      ...usersAt(await directory.users([user]), clock.now())[0],
    }));
    const [{ avatar = '' } = {}] = await directory.users([user]);
    const picture = await this.#avatars.read(avatar, 'large');
    if (picture) yield { name: 'picture.webp', pieces: once(async () => picture) };
    yield whole('sessions.json', async () =>
      (await store.sessions(user, clock.now())).map(({ createdAt, usedAt, expiresAt, device }) => ({
        createdAt,
        usedAt,
        expiresAt,
        device,
      })),
    );
    yield whole('preferences.json', async () =>
      Object.fromEntries((await store.preferences(user)).map(({ key, value }) => [key, value])),
    );
    yield whole('rooms.json', () => this.#rooms(user));
    yield {
      name: 'messages.jsonl',
      pieces: this.#lines(user, (room, { messages }) => messages.map((message) => lineOf(room, message))),
    };
    yield {
      name: 'reactions.jsonl',
      pieces: this.#lines(user, (room, { reactions }) =>
        reactions.map(({ seq, emoji }) => JSON.stringify({ room, seq, emoji })),
      ),
    };
    yield* this.#sharedFiles(user);
  }

  /** What a room is called is told only to who is in it. */
  async #rooms(user: UserId): Promise<readonly object[]> {
    const { store } = this.#services;
    const entries = new Map((await store.entries(user)).map((entry) => [entry.room.id, entry.room]));
    return (await store.memberships(user)).map(({ room, role, state, read }) => {
      const { kind, name, topic } = entries.get(room) ?? {};
      return { room, kind, name, topic, role, state, read };
    });
  }

  async *#sharedFiles(user: UserId): AsyncGenerator<ExportFile> {
    for await (const { messages } of this.#said(user))
      for (const { id, name } of messages.flatMap(({ files = [] }) => files)) {
        const pieces = await this.#files.read(id, 'content');
        if (pieces) yield { name: `files/${id}/${name}`, pieces };
      }
  }

  async *#lines(
    user: UserId,
    linesOf: (
      room: RoomId,
      said: {
        readonly messages: readonly MessageBody[];
        readonly reactions: readonly { readonly seq: number; readonly emoji: string }[];
      },
    ) => readonly string[],
  ): AsyncGenerator<string> {
    for await (const { room, ...said } of this.#said(user)) {
      const lines = linesOf(room, said);
      // An empty piece, too: whoever takes it can see whether to go on.
      yield lines.map((line) => `${line}\n`).join('');
    }
  }

  /** What somebody said and their reactions, room by room and part by part. */
  async *#said(
    user: UserId,
  ): AsyncGenerator<Awaited<ReturnType<Services['store']['said']>> & { readonly room: RoomId }> {
    const { store, directory } = this.#services;
    for (const { room } of await store.memberships(user)) {
      const end = (await directory.room(room))?.head.seq ?? 0;
      for (let after = 0; after < end; after += SPAN)
        yield { room, ...(await store.said({ room, user, after, to: after + SPAN })) };
    }
  }
}

async function* once<T>(make: () => Promise<T>): AsyncGenerator<T> {
  yield await make();
}

const lineOf = (room: RoomId, { seq, id, at, editedAt, text, files }: MessageBody): string =>
  JSON.stringify({ room, seq, id, at, ...(editedAt !== undefined && { editedAt }), text, files });
