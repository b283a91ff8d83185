import { params, texts } from '../texts.ts';

export const attachmentsTexts = texts('attachments', {
  list: 'Files of this message',
  describe: params('Describe {name}'),
  describeHint: 'Describe it for those who can’t see it',
  pause: params('Pause {name}'),
  goOn: params('Go on with {name}'),
  again: params('Try {name} again'),
  removeFile: params('Remove {name}'),
  ready: params('{size}, ready'),
  uploadOf: params('Upload of {name}'),
  waiting: params('{sent} of {size}, waiting'),
  paused: params('{sent} of {size}, paused'),
  uploading: params('{sent} of {size}, going up'),
  notKept: 'Is lost if you close the page',
});
