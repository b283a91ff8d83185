import type { RoomId } from '@parley/events';
import type { ChatClient, SentMessage } from '@parley/react';
import { notifyReasonsTexts } from '../../texts/en/notify-reasons.ts';
import { browserLedger } from './ledger.ts';
import { entryWords } from './reasons.ts';

/** Why a message did, or did not, notify on this device, as far as it remembers. */
export function whyNotified(client: ChatClient, room: RoomId, { seq }: Pick<SentMessage, 'seq'>): string {
  const me = client.me.get();
  const entry =
    me &&
    browserLedger(me.id)
      .get()
      .find((each) =>
        each.room === room && 'missed' in each
          ? seq <= each.seq && seq > each.seq - each.missed
          : each.room === room && each.seq === seq,
      );
  return entry === undefined ? notifyReasonsTexts().unknown : entryWords(entry);
}
