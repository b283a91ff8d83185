import { oneEmoji } from '@parley/events/emoji';
import { pauseTexts } from '../../texts/en/pause.ts';
import { statusTexts } from '../../texts/en/status.ts';
import type { Outcome, Setting } from '../composer/commands.ts';
import { endInText } from '../moment.ts';
import { problemText } from '../problem.ts';
import { inMinutes, tomorrowMorning } from './moments.ts';
import { setStatus, usualEmoji } from './set-status.ts';

/** `/status ☕ In a meeting`, `/status clear`; alone it asks. */
export async function status(given: string, { client, openDialog }: Setting): Promise<Outcome> {
  const t = statusTexts();
  if (given === '') {
    openDialog({ kind: 'status' });
    return {};
  }
  const clears = given.toLowerCase() === 'clear';
  const [first = '', ...rest] = given.split(/\s+/u);
  const [emoji, text] = oneEmoji.test(first) ? [first, rest.join(' ')] : [usualEmoji, given];
  const until = inMinutes(60, client.serverNow());
  const ack = await setStatus(client, clears ? null : { emoji, text, until });
  if (!ack.ok) return { problem: problemText(ack.error) };
  return { told: clears ? t.commandCleared : t.commandSet };
}

/** `/pause 30m`, `/pause 2h`, `/pause tomorrow`, `/pause off`; alone it asks. */
export function pause(given: string, { client, openDialog }: Setting): Outcome {
  const t = pauseTexts();
  const wanted = given.toLowerCase();
  if (wanted === '') {
    openDialog({ kind: 'pause' });
    return {};
  }
  if (wanted === 'off') {
    client.setPreference('notify.pausedUntil', undefined);
    return { told: t.commandResumed };
  }
  const now = client.serverNow();
  const until = endOf(wanted, now);
  if (until === undefined) return { problem: t.commandProblem };
  client.setPreference('notify.pausedUntil', until);
  return { told: t.commandPaused({ moment: endInText(until, now) }) };
}

function endOf(wanted: string, now: number): number | undefined {
  if (wanted === 'tomorrow') return tomorrowMorning(now);
  const [, count, unit] = /^(\d{1,3})\s*(m|h)$/.exec(wanted) ?? [];
  const minutes = Number(count) * (unit === 'h' ? 60 : 1);
  return minutes > 0 ? inMinutes(minutes, now) : undefined;
}
