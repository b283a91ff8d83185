import { params, texts } from '../texts.ts';

export const auditTexts = texts('audit', {
  title: 'Audit log',
  description:
    'Everything that admins and moderators do: who did what, when, and to whom. Message texts are never in it.',
  export: 'Export',
  loading: 'Loading the log',
  none: 'Nothing has happened yet.',
  unknown: params('{actor} did {action}'),
  somebody: 'somebody',
  inRoom: params('in {room}'),
  inOtherRoom: 'in a room you’re not in',
  message: params('message {seq}'),
  report: params('report {report}'),
});
