import { params, texts } from '../texts.ts';

export const folderDialogTexts = texts('folderDialog', {
  renameTitle: 'Rename the folder',
  newTitle: 'New folder',
  name: 'Name',
  example: 'For example: Work',
  hint: 'Folders are yours alone, on all your devices.',
  full: params('You have {count} folders, which is as many as fit.'),
  cancel: 'Cancel',
  rename: 'Rename',
  create: 'Create folder',
});
