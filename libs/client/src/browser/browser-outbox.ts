import type { MessageId, Reply } from '@parley/events';
import type { JoinedOutbox, SharedOutbox } from '../shared-outbox.ts';
import type { OutboxDatabase } from './outbox-database.ts';
import type { Turns } from './turns.ts';

/** What tabs say to each other. All of it is a hint; the database is the truth. */
type Notice =
  | { readonly kind: 'changed' }
  | { readonly kind: 'sent'; readonly id: MessageId; readonly sent: Reply<'message:send'> };

/**
 * The outbox of a browser: messages wait in IndexedDB, tabs tell each other by BroadcastChannel, and one of them has the
 * turn to send.
 */
export const browserOutbox = (database: OutboxDatabase, turns: Turns): SharedOutbox => ({
  join: (owner, tab): JoinedOutbox => {
    const name = `parley-outbox ${owner.user} ${owner.server}`;
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<Notice>) => {
      if (data.kind === 'sent') tab.sent(data.id, data.sent);
      else tab.changed();
    });
    let left = false;
    const tell = (notice: Notice) => {
      if (!left) channel.postMessage(notice);
    };
    let giveBack: (() => void) | undefined;
    const rest = () => {
      giveBack?.();
      giveBack = undefined;
      tab.leads(false);
    };
    return {
      load: () => database.load(owner),
      alter: async (id, step) => {
        const { kept, changed } = await database.alter(owner, id, step);
        if (changed) tell({ kind: 'changed' });
        return kept;
      },
      tellSent: (id, sent) => tell({ kind: 'sent', id, sent }),
      seek: () => {
        giveBack ??= turns.seek(name, { came: () => tab.leads(true), lost: () => tab.leads(false) });
      },
      rest,
      leave: () => {
        rest();
        left = true;
        channel.close();
      },
    };
  },
});
