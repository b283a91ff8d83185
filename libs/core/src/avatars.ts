import { type Ack, failure, type User, type UserId, userId } from '@parley/events';
import type { Known } from './accounts.ts';
import { acked, type Services } from './context.ts';
import { type Files, FilesUnavailable, type Images } from './ports.ts';
import { userAt } from './statuses.ts';

/** Pixels of a side; on a screen a picture takes half of it, so that it is sharp on fine ones. */
const sizes = { large: 256, small: 96 } as const;
export type AvatarSize = keyof typeof sizes;

const FOLDER = 'avatars';
/** What is so young may belong to somebody whose write is still under way. */
const SETTLED_MS = 60 * 60 * 1_000;
/** Pictures whose owners are looked up at once. */
const BATCH = 500;

const ofPicture = /^([a-z0-9][a-z0-9_-]{0,39})-([a-z0-9]{5,32})$/;
const endings: Readonly<Record<AvatarSize, string>> = { large: '.webp', small: '-small.webp' };
const fileOf = (avatar: string, size: AvatarSize): string => `${FOLDER}/${avatar}${endings[size]}`;

/** The user whose picture it is by its name. */
function ownerOf(avatar: string): UserId | undefined {
  const parsed = userId.safeParse(ofPicture.exec(avatar)?.[1]);
  return parsed.success ? parsed.data : undefined;
}

/**
 * Pictures of people. Each upload has a name of its own that begins with its owner's id, so that no file is ever changed, shared or
 * taken from somebody else. The files are there before the user has the picture and go after they have it no more;
 * what a crash leaves behind in between goes with the next `tidy`.
 */
export class Avatars {
  readonly #services: Pick<Services, 'store' | 'journal' | 'directory' | 'clock' | 'ids'>;
  readonly #files: Files;
  readonly #images: Images;

  constructor(
    services: Pick<Services, 'store' | 'journal' | 'directory' | 'clock' | 'ids'>,
    { files, images }: { readonly files: Files; readonly images: Images },
  ) {
    this.#services = services;
    this.#files = files;
    this.#images = images;
  }

  /** Whether somebody may have a picture: a refusal before it is even read. */
  refuses({ user }: Known): Ack<never> | undefined {
    return user.role === 'guest'
      ? failure('conflict', 'You need an account to have a picture: keep your name first.')
      : undefined;
  }

  /** Makes the middle of `picture` what others see beside the name. Rejects with StoreUnavailable. */
  async set(picture: Uint8Array, known: Known): Promise<Ack<{ readonly user: User }>> {
    const refused = this.refuses(known);
    if (refused) return refused;
    const made = await this.#images.squares(picture, [sizes.large, sizes.small]);
    if (!made.ok) return made;
    const [large, small] = made.data;
    if (!large || !small) throw new Error('a size of the picture is missing');
    const avatar = `${known.user.id}-${this.#services.ids.pictureId()}`;
    return orFull(async () => {
      await this.#files.put(fileOf(avatar, 'large'), large);
      await this.#files.put(fileOf(avatar, 'small'), small);
      return this.#change(known, avatar);
    });
  }

  /** The name is shown instead again. Rejects with StoreUnavailable. */
  remove(known: Known): Promise<Ack<{ readonly user: User }>> {
    return orFull(() => this.#change(known, null));
  }

  /** The bytes of a picture that somebody has; undefined for whatever else `avatar` is. Rejects with StoreUnavailable and FilesUnavailable. */
  async read(avatar: string, size: AvatarSize): Promise<Uint8Array | undefined> {
    const owner = ownerOf(avatar);
    if (!owner) return undefined;
    const [user] = await this.#services.directory.users([owner]);
    return user?.avatar === avatar ? this.#files.get(fileOf(avatar, size)) : undefined;
  }

  /** Deletes a picture that nobody has any more. What can't be deleted now goes with a later `tidy`. */
  async forget(avatar: string | undefined): Promise<void> {
    if (avatar === undefined || !ownerOf(avatar)) return;
    try {
      await this.#files.delete(fileOf(avatar, 'large'));
      await this.#files.delete(fileOf(avatar, 'small'));
    } catch (error) {
      if (!(error instanceof FilesUnavailable)) throw error;
    }
  }

  /** Deletes all pictures that nobody has. Rejects with StoreUnavailable and FilesUnavailable. */
  async tidy(): Promise<number> {
    const { store, clock } = this.#services;
    const settled = clock.now() - SETTLED_MS;
    const old = (await this.#files.list(FOLDER)).filter(({ at }) => at < settled);
    let deleted = 0;
    for (let start = 0; start < old.length; start += BATCH) {
      const files = old.slice(start, start + BATCH).map(({ name }) => ({ name, avatar: avatarOf(name) }));
      const owners = files.flatMap(({ avatar }) => ownerOf(avatar) ?? []);
      const used = new Set((await store.users([...new Set(owners)])).map(({ avatar }) => avatar));
      for (const { name, avatar } of files) {
        if (used.has(avatar)) continue;
        await this.#files.delete(name);
        deleted += 1;
      }
    }
    return deleted;
  }

  async #change({ user: { id } }: Known, avatar: string | null): Promise<Ack<{ readonly user: User }>> {
    const { directory, journal, clock } = this.#services;
    const [before] = await directory.users([id]);
    const result = await journal.submit({
      kind: 'updateUser',
      actor: id,
      at: clock.now(),
      user: id,
      avatar,
    });
    if (result.ok && before?.avatar !== avatar) await this.forget(before?.avatar);
    return acked(result, ({ user }) => ({ user: userAt(user, clock.now()) }));
  }
}

const avatarOf = (file: string): string => file.slice(FOLDER.length + 1).replace(/(-small)?\.webp$/, '');

/** A disk that takes no file now is no fault of who asked. */
async function orFull<T>(work: () => Promise<Ack<T>>): Promise<Ack<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    return failure('unavailable', 'The server can’t keep pictures right now.', { retryAfterMs: 10_000 });
  }
}
