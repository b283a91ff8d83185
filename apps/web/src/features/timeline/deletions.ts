import type { Ack, Clock, MessageId, RoomId } from '@parley/events';
import type { ChatClient, Readable, SentMessage } from '@parley/react';
import { hasKeyboard } from '../../ui/pointer.ts';
import { commandBeyondPage } from '../command-beyond-page.ts';

/** How long a deletion can be undone; longer for whoever is at a button that undoes it. */
export const undoMs = 10_000;

export interface Deletion {
  readonly id: MessageId;
  readonly room: RoomId;
  readonly seq: number;
  /**
   * `waiting`: it can be undone. `given`: the server is asked, or has done it. The message itself says when it is deleted, which
   * may be a moment after the answer: until then its text must not come back.
   */
  readonly stage: 'waiting' | 'given';
}

/** The server's answer; nothing when the deletion was undone. */
export type Outcome = Ack<unknown> | undefined;

interface Begun extends Deletion {
  readonly outcome: Promise<Outcome>;
  readonly settle: (outcome: Outcome) => void;
}

interface Surroundings {
  /** Deletes by a way that does not end with the page. */
  readonly beyondPage: Give;
  /** A page that is out of sight may be ended without another word, as on a phone. */
  readonly endsUnseen: boolean;
}

type Give = (deletion: Deletion) => Promise<Ack<unknown>>;

const browser = (): Surroundings => ({
  beyondPage: ({ room, seq }) => commandBeyondPage('message:delete', { room, seq }),
  endsUnseen: !hasKeyboard(),
});

/**
 * Deletions of a session, from the wish until the message says it: each is carried out in a moment unless it is undone, wherever
 * in the page one has gone by then. A page that is left carries them out at once.
 */
export class Deletions implements Readable<readonly Deletion[]> {
  readonly #client: Pick<ChatClient, 'deleteMessage' | 'connection'>;
  readonly #clock: Clock;
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<() => void>();
  #all: readonly Begun[] = [];
  #holds = 0;
  /** What ends the time of each that waits; empty while no time passes. */
  readonly #times = new Map<MessageId, () => void>();

  constructor(
    client: Pick<ChatClient, 'deleteMessage' | 'connection'>,
    clock: Clock,
    surroundings = browser(),
  ) {
    this.#client = client;
    this.#clock = clock;
    this.#surroundings = surroundings;
    window.addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#hide);
  }

  readonly get = (): readonly Deletion[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Deletes a message in a moment. One that is being deleted is not deleted twice. */
  begin(room: RoomId, { id, seq }: Pick<SentMessage, 'id' | 'seq'>): Promise<Outcome> {
    const known = this.#all.find((each) => each.id === id);
    if (known !== undefined) return known.outcome;
    let settle: Begun['settle'] = () => {};
    const outcome = new Promise<Outcome>((resolve) => (settle = resolve));
    this.#become([...this.#all, { id, room, seq, stage: 'waiting', outcome, settle }]);
    return outcome;
  }

  /** Those that no longer wait are not undone. */
  undo(ids: readonly MessageId[]): void {
    const isUndone = ({ id, stage }: Deletion) => stage === 'waiting' && ids.includes(id);
    const undone = this.#all.filter(isUndone);
    this.#become(this.#all.filter((each) => !isUndone(each)));
    for (const { settle } of undone) settle(undefined);
  }

  /** The time stands still until the returned function is called, and then begins again. */
  hold(): () => void {
    this.#holds += 1;
    this.#keepTime();
    return () => {
      this.#holds -= 1;
      this.#keepTime();
    };
  }

  /** Carries out all that wait. Resolves when every deletion that was begun has its answer. */
  async carryOut(): Promise<void> {
    this.#give(this.#byLine);
    await Promise.all(this.#all.map(({ outcome }) => outcome));
  }

  /** The session's part of the page goes. */
  close(): void {
    window.removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#hide);
    this.#leave();
    for (const { id } of this.#all) this.#stopTime(id);
  }

  readonly #byLine: Give = ({ room, seq }) => this.#client.deleteMessage(room, seq);

  #give(give: Give, due = this.#waiting()): void {
    if (due.length === 0) return;
    this.#become(this.#all.map((each) => (due.includes(each) ? { ...each, stage: 'given' } : each)));
    for (const deletion of due) void give(deletion).then((ack) => this.#answered(deletion, ack));
  }

  #answered({ id, settle }: Begun, ack: Ack<unknown>): void {
    if (!ack.ok) this.#become(this.#all.filter((each) => each.id !== id));
    settle(ack);
  }

  #become(all: readonly Begun[]): void {
    this.#all = all;
    this.#keepTime();
    for (const listener of [...this.#listeners]) listener();
  }

  #waiting(): readonly Begun[] {
    return this.#all.filter(({ stage }) => stage === 'waiting');
  }

  #keepTime(): void {
    // Nobody is at a button of a page that is out of sight, though the mouse may lie there.
    const isHeld = this.#holds > 0 && document.visibilityState === 'visible';
    const running = isHeld ? [] : this.#waiting();
    for (const id of [...this.#times.keys()]) if (!running.some((each) => each.id === id)) this.#stopTime(id);
    for (const each of running) {
      const over = () => this.#give(this.#byLine, [each]);
      if (!this.#times.has(each.id)) this.#times.set(each.id, this.#clock.after(undoMs, over));
    }
  }

  #stopTime(id: MessageId): void {
    this.#times.get(id)?.();
    this.#times.delete(id);
  }

  readonly #leave = (): void => {
    // Who is signed in by now may be somebody else.
    if (this.#client.connection.get().status !== 'disconnected') this.#give(this.#surroundings.beyondPage);
  };

  readonly #hide = (): void => {
    if (document.visibilityState === 'hidden' && this.#surroundings.endsUnseen) this.#leave();
    else this.#keepTime();
  };
}
