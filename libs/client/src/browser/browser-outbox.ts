import type { Clock, MessageId, Reply } from '@parley/events';
import type { OutboxOwner } from '../outbox-storage.ts';
import type { JoinedOutbox, OutboxTab, SharedOutbox } from '../shared-outbox.ts';
import { LeaderWatch } from './leader-watch.ts';
import type { OutboxDatabase } from './outbox-database.ts';
import type { Turn, Turns } from './turns.ts';
import type { WriteAhead } from './write-ahead.ts';

/** What tabs say to each other. All of it is a hint; the database is the truth. */
type Notice =
  | { readonly kind: 'changed' }
  | { readonly kind: 'sent'; readonly id: MessageId; readonly sent: Reply<'message:send'> }
  | { readonly kind: 'are you there' }
  | { readonly kind: 'I am here' };

interface BrowserOutboxOptions {
  readonly database: OutboxDatabase;
  readonly ahead: WriteAhead;
  readonly turns: Turns;
  readonly clock: Clock;
}

/**
 * The outbox of a browser: messages wait in IndexedDB, tabs tell each other by BroadcastChannel, and one of them has the
 * turn to send.
 */
export const browserOutbox = (options: BrowserOutboxOptions): SharedOutbox => ({
  join: (owner, tab) => join(options, owner, tab),
});

/** A page that lives has what it holds on the disk well within this. */
const HELD_MS = 1_000;

/** Names the channel of a person's tabs, and their turn. */
const outboxName = ({ server, user }: OutboxOwner): string => `parley-outbox ${user} ${server}`;

function join(
  { database, ahead, turns, clock }: BrowserOutboxOptions,
  owner: OutboxOwner,
  tab: OutboxTab,
): JoinedOutbox {
  const name = outboxName(owner);
  const channel = new BroadcastChannel(name);
  let turn: Turn | undefined;
  let leads = false;
  let left = false;

  const tell = (notice: Notice) => {
    if (!left) channel.postMessage(notice);
  };
  const watch = new LeaderWatch({
    clock,
    isWaiting: async () => {
      const rows = await database.load(owner).catch(() => []);
      return !leads && rows.some(({ error }) => error === undefined);
    },
    ask: () => tell({ kind: 'are you there' }),
    dead: () => turn?.take(),
  });
  const setLeads = (now: boolean) => {
    leads = now;
    if (leads) watch.stop();
    tab.leads(leads);
  };
  const rest = () => {
    turn?.giveBack();
    turn = undefined;
    watch.stop();
    setLeads(false);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Notice>) => {
    if (data.kind === 'sent') tab.sent(data.id, data.sent);
    else if (data.kind === 'changed') tab.changed();
    else if (data.kind === 'I am here') watch.answered();
    else if (leads) tell({ kind: 'I am here' });
  });

  /**
   * What a page held that was gone before it was on the disk; answers whether there was any. A page that is open writes it in the next
   * moment by itself.
   */
  const keepHeld = async (): Promise<boolean> => {
    const held = ahead.of(owner);
    for (const message of held) {
      await database.alter(owner, message.id, (kept, next) => {
        if (kept !== undefined) return kept;
        // Its own page may have written it meanwhile, and it may be sent or thrown away by now.
        return ahead.holds(message.id) ? { ...message, place: next } : undefined;
      });
      ahead.drop(message.id);
      tell({ kind: 'changed' });
    }
    return held.length > 0;
  };
  /** Once at the start, and when the tab that had the turn may be gone. */
  let foundHeld: Promise<unknown> | undefined;
  /** The tab that has the turn looks after what others hold: a page may be gone in the moment after the press. */
  let cancelLook: (() => void) | undefined;
  const stopHearing = ahead.onHeldElsewhere(() => {
    if (leads)
      cancelLook ??= clock.after(HELD_MS, () => {
        cancelLook = undefined;
        void keepHeld().then(
          (found) => found && tab.changed(),
          () => {},
        );
      });
  });

  return {
    load: async () => {
      foundHeld ??= keepHeld();
      await foundHeld.catch(() => (foundHeld = undefined));
      return database.load(owner);
    },
    hold: (message) => ahead.hold(message),
    drop: (id) => ahead.drop(id),
    alter: async (id, step) => {
      const { kept, changed } = await database.alter(owner, id, step);
      ahead.drop(id);
      if (changed) tell({ kind: 'changed' });
      if (kept !== undefined && turn !== undefined && !leads) watch.start();
      return kept;
    },
    tellSent: (id, sent) => tell({ kind: 'sent', id, sent }),
    seek: () => {
      if (turn !== undefined) return;
      const came = () => {
        foundHeld = undefined;
        setLeads(true);
      };
      turn = turns.seek(name, { came, lost: () => setLeads(false) });
      // What waits from before may wait for a tab that is gone in all but name.
      watch.start();
    },
    rest,
    leave: () => {
      rest();
      left = true;
      stopHearing();
      cancelLook?.();
      channel.close();
    },
  };
}
