import type { ActName, AuditEntry } from '@parley/events';
import { auditTexts } from '../../texts/en/audit.ts';
import { auditActsTexts } from '../../texts/en/audit-acts.ts';
import { times } from '../../ui/times.ts';

type Act = (values: { readonly actor: string; readonly to: string }) => string;

/** What an entry says was done, and to whom. An act that is unknown here is told by its name. */
export function auditWords(
  { action }: Pick<AuditEntry, 'action'>,
  actor: string,
  to: string = auditTexts().somebody,
): string {
  const acts: Readonly<Record<ActName, Act>> = auditActsTexts();
  const words = new Map<string, Act>(Object.entries(acts)).get(action);
  return words?.({ actor, to }) ?? auditTexts().unknown({ actor, action });
}

/** Where, and with what choices. */
export function detailWords({ target, details }: Pick<AuditEntry, 'target' | 'details'>): readonly string[] {
  const t = auditTexts();
  return [
    ...(target.room === undefined ? [] : [t.room({ room: target.room })]),
    ...(target.seq === undefined ? [] : [t.message({ seq: String(target.seq) })]),
    ...(target.report === undefined ? [] : [t.report({ report: String(target.report) })]),
    ...Object.entries(details).map(([name, value]) => detail(name, value)),
  ];
}

function detail(name: string, value: unknown): string {
  const t = auditTexts();
  // A detail whose value is a time.
  const moment = name === 'until' ? t.until : name === 'expiresAt' ? t.expires : undefined;
  return moment !== undefined && typeof value === 'number'
    ? moment({ when: times.full(value) })
    : `${name}: ${String(value)}`;
}
