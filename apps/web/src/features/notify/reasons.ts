import type { Call, Silence, Verdict } from '@parley/events/notify';
import { momentInText } from '../moment.ts';
import { times } from '../../ui/times.ts';
import type { LedgerEntry } from './ledger.ts';

/** As it follows upon “because”. */
function callWords(call: Call): string {
  switch (call.kind) {
    case 'direct':
      return 'it is a direct message';
    case 'mention':
      return 'you were mentioned';
    case 'everybody':
      return 'it calls everybody';
    case 'keyword':
      return `it has your keyword “${call.word}”`;
    case 'all':
      return 'you want every message there';
  }
}

const silenceWords: Readonly<Record<Silence, string>> = {
  mine: 'it is your own',
  deleted: 'it was deleted at once',
  muted: 'the room is muted',
  hidden: 'the room is hidden',
  open: 'the room was open before you',
  read: 'you had read it already',
  uncalled: 'it was not for you',
  nothing: 'you want to be told of nothing',
  paused: 'do not disturb',
  quiet: 'quiet hours',
  off: 'notifications are switched off',
  unable: 'this device shows none',
  refused: 'this browser refuses them',
  unasked: 'they are not allowed on this device yet',
};

function untilWords(until: number, now: number): string {
  return ` until ${times.sameDay(until, now) ? times.clock(until) : momentInText(until, now)}`;
}

/** Why a message did, or did not, notify: one sentence. */
export function verdictWords(verdict: Verdict, at: number): string {
  if (verdict.notify) return `Notified because ${callWords(verdict.call)}.`;
  const { silence, until, call } = verdict;
  const why = `${silenceWords[silence]}${until === undefined ? '' : untilWords(until, at)}`;
  return `Not notified: ${why}${call === undefined ? '' : `, though ${callWords(call)}`}.`;
}

export function entryWords(entry: LedgerEntry): string {
  if ('verdict' in entry) return verdictWords(entry.verdict, entry.at);
  const count = entry.missed === 1 ? 'One message' : `${entry.missed} messages`;
  return entry.told
    ? `${count} while you were away: told as a sum.`
    : `${count} while you were away: not told one by one.`;
}
