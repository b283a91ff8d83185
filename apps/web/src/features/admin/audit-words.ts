import type { ActName, AuditEntry } from '@parley/events';
import { times } from '../../ui/times.ts';

/** What was done, after the name of who did it; `to` is done upon. */
const actWords: Readonly<Record<ActName, (to: string) => string>> = {
  'room:role': (to) => `changed what ${to} is in a room`,
  'room:mute': (to) => `changed whether ${to} may write in a room`,
  'room:remove': (to) => `removed ${to} from a room`,
  'room:update': () => 'changed a room',
  'message:delete': (to) => `deleted a message of ${to}`,
  'user:role': (to) => `changed what ${to} is here`,
  'user:ban': (to) => `banned ${to}`,
  'user:unban': (to) => `let ${to} in again`,
  'report:resolve': () => 'resolved a report',
  'bot:create': (to) => `made the bot ${to}`,
  'bot:remove': (to) => `removed the bot ${to}`,
  'user:recover': (to) => `made a link by which ${to} gets in again`,
  'token:create': (to) => `made a token for ${to}`,
  'token:revoke': () => 'revoked a token',
  'invite:create': () => 'made an invite',
  'invite:revoke': () => 'revoked an invite',
};
const words = new Map<string, (to: string) => string>(Object.entries(actWords));

/** What an entry says was done, as the rest of a sentence. An act that is unknown here is told by its name. */
export const auditWords = ({ action }: Pick<AuditEntry, 'action'>, to = 'somebody'): string =>
  words.get(action)?.(to) ?? `did ${action}`;

/** Where, and with what choices. */
export function detailWords({ target, details }: Pick<AuditEntry, 'target' | 'details'>): readonly string[] {
  return [
    ...(target.room === undefined ? [] : [`room ${target.room}`]),
    ...(target.seq === undefined ? [] : [`message ${target.seq}`]),
    ...(target.report === undefined ? [] : [`report ${target.report}`]),
    ...Object.entries(details).map(([name, value]) => detail(name, value)),
  ];
}

/** Names of details whose value is a time. */
const moments: ReadonlyMap<string, string> = new Map([
  ['until', 'until'],
  ['expiresAt', 'expires'],
]);

function detail(name: string, value: unknown): string {
  const moment = moments.get(name);
  if (moment === undefined) return `${name}: ${String(value)}`;
  return typeof value === 'number' ? `${moment} ${times.full(value)}` : `${name}: ${String(value)}`;
}
