import type { Call, Verdict } from '@parley/events/notify';
import { notifyReasonsTexts } from '../../texts/en/notify-reasons.ts';
import { momentInText } from '../moment.ts';
import { times } from '../../ui/times.ts';
import type { LedgerEntry } from './ledger.ts';

/** As it follows upon “because”. */
function callWords(call: Call): string {
  const t = notifyReasonsTexts();
  switch (call.kind) {
    case 'direct':
      return t.callDirect;
    case 'mention':
      return t.callMention;
    case 'thread':
      return t.callThread;
    case 'everybody':
      return t.callEverybody;
    case 'keyword':
      return t.callKeyword({ word: call.word });
    case 'all':
      return t.callAll;
  }
}

/** Why a message did, or did not, notify: one sentence. */
export function verdictWords(verdict: Verdict, at: number): string {
  const t = notifyReasonsTexts();
  if (verdict.notify) return t.notified({ call: callWords(verdict.call) });
  const { silence, until, call } = verdict;
  const when = until && (times.sameDay(until, at) ? times.clock(until) : momentInText(until, at));
  const why = when ? t.until({ why: t[silence], when }) : t[silence];
  return call === undefined ? t.silent({ why }) : t.silentThough({ why, call: callWords(call) });
}

export function entryWords(entry: LedgerEntry): string {
  if ('verdict' in entry) return verdictWords(entry.verdict, entry.at);
  const t = notifyReasonsTexts();
  return (entry.told ? t.missedTold : t.missedUntold)({ count: entry.missed });
}
