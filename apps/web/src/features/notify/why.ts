import type { RoomId } from '@parley/events';
import type { ChatClient, SentMessage } from '@parley/react';
import { notifyReasonsTexts } from '../../texts/en/notify-reasons.ts';
import { browserLedger } from './ledger.ts';
import { entryWords } from './reasons.ts';

/** Why a message of a room, or of a thread, did or did not notify on this device, as far as it remembers. */
export function whyNotified(
  client: ChatClient,
  room: RoomId,
  { seq }: Pick<SentMessage, 'seq'>,
  isReply: boolean,
): string {
  const t = notifyReasonsTexts();
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
  if (entry !== undefined) return entryWords(entry);
  if (client.room(room).get() !== undefined) return t.unknown;
  return t.silent({ why: isReply ? t.unfollowed : t.outside });
}
