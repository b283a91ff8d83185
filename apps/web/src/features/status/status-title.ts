import type { Status } from '@parley/events';
import { presenceTexts } from '../../texts/en/presence.ts';
import { times } from '../../ui/times.ts';

/** All of a status in words. */
export function statusTitle({ emoji, text, until }: Status): string {
  const status = text === '' ? emoji : text;
  return until === undefined ? status : presenceTexts().statusUntil({ status, moment: times.full(until) });
}
