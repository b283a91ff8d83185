import type { ActName, AuditEntry, RoomId } from '@parley/events';
import { auditTexts } from '../../texts/en/audit.ts';
import { auditActsTexts } from '../../texts/en/audit-acts.ts';
import { auditDetailsTexts } from '../../texts/en/audit-details.ts';
import { dayWords, spanWords } from '../../ui/spans.ts';
import { momentInText } from '../moment.ts';
import { isEndless } from '../mutes.ts';
import { roleWords } from '../role-words.ts';

type Act = (values: { readonly actor: string; readonly to: string }) => string;

/** What an entry says was done, and to whom. An act that is unknown here is told by its name. */
export function auditWords(
  { action, details }: Pick<AuditEntry, 'action' | 'details'>,
  actor: string,
  to: string = auditTexts().somebody,
): string {
  const { unmute, ...acts }: Readonly<Record<ActName | 'unmute', Act>> = auditActsTexts();
  if (action === 'room:mute' && details['until'] === null) return unmute({ actor, to });
  const words = new Map<string, Act>(Object.entries(acts)).get(action);
  return words?.({ actor, to }) ?? auditTexts().unknown({ actor, action });
}

interface Reader {
  readonly now: number;
  /** What the reader calls a room; undefined for one they are not in. */
  readonly labelOf: (room: RoomId) => string | undefined;
}

/** Where, and with what choices. */
export function detailWords(
  { target, details }: Pick<AuditEntry, 'target' | 'details'>,
  { now, labelOf }: Reader,
): readonly string[] {
  const t = auditTexts();
  const room = target.room && labelOf(target.room);
  return [
    ...(target.room === undefined ? [] : [room === undefined ? t.inOtherRoom : t.inRoom({ room })]),
    ...(target.seq === undefined ? [] : [t.message({ seq: String(target.seq) })]),
    ...(target.report === undefined ? [] : [t.report({ report: String(target.report) })]),
    ...Object.entries(details).flatMap(([name, value]) => detail(name, value, now) ?? []),
  ];
}

/** What a choice means in words; nothing where the sentence has said it already. One that is unknown here stands as it is. */
function detail(name: string, value: AuditEntry['details'][string], now: number): string | undefined {
  const t = auditDetailsTexts();
  const isNumber = typeof value === 'number';
  switch (name) {
    case 'role':
      return t.nowRole({ role: roleName(String(value)) });
    case 'until':
      if (!isNumber) return undefined;
      return isEndless(value, now) ? t.untilUnmuted : t.until({ when: momentInText(value, now) });
    case 'expiresAt':
      return isNumber ? t.expires({ when: momentInText(value, now) }) : t.neverExpires;
    case 'uses':
      return isNumber ? t.people({ count: value }) : t.anyNumber;
    case 'rooms':
      return isNumber && value > 0 ? t.rooms({ count: value }) : undefined;
    case 'outcome':
      return value === 'handled' ? t.handled : t.dismissed;
    case 'purge':
      return t.purged;
    case 'reason':
      return t.reason({ reason: String(value) });
    case 'scopes':
      return t.may({ what: String(value).split(' ').map(scopeName).join(', ') });
    case 'name':
      return t.named;
    case 'topic':
      return t.described;
    case 'slowModeSeconds':
      return isNumber && value > 0 ? t.slow({ span: spanWords(value) }) : t.notSlow;
    case 'retentionDays':
      return isNumber ? t.kept({ days: dayWords(value) }) : t.keptForGood;
    case 'readOnly':
      return value === true ? t.readOnly : t.notReadOnly;
    case 'archived':
      return value === true ? t.archived : t.notArchived;
    default:
      return `${name}: ${String(value)}`;
  }
}

function roleName(role: string): string {
  const names = new Map(Object.entries({ ...roleWords(), moderator: auditDetailsTexts().moderator }));
  return names.get(role) ?? role;
}

function scopeName(scope: string): string {
  const { read, write, moderate } = auditDetailsTexts();
  return new Map(Object.entries({ read, write, moderate })).get(scope) ?? scope;
}
