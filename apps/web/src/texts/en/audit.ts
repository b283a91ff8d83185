import { params, texts } from '../texts.ts';

export const auditTexts = texts('audit', {
  title: 'Audit log',
  description: 'Every administrative act: who did what, when, and to whom. It names no contents.',
  export: 'Export',
  loading: 'Loading the log',
  none: 'Nothing has been done yet.',
  unknown: params('{actor} did {action}'),
  somebody: 'somebody',
  room: params('room {room}'),
  message: params('message {seq}'),
  report: params('report {report}'),
  until: params('until {when}'),
  expires: params('expires {when}'),
});
