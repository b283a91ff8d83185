import { params, texts } from '../texts.ts';

export const attachmentsTexts = texts('attachments', {
  list: 'Files of this message',
  describe: params('Describe {name}'),
  describeHint: 'Describe it for people who can’t see it',
  pause: params('Pause {name}'),
  goOn: params('Resume {name}'),
  again: params('Retry {name}'),
  removeFile: params('Remove {name}'),
  ready: params('{size}, ready'),
  uploadOf: params('Upload of {name}'),
  waiting: params('{sent} of {size}, waiting'),
  paused: params('{sent} of {size}, paused'),
  uploading: params('{sent} of {size}, uploading'),
  notKept: 'Lost if you close this page',
});
