import { params, texts } from '../texts.ts';

export const folderDialogTexts = texts('folderDialog', {
  renameTitle: 'Rename the folder',
  newTitle: 'New folder',
  name: 'Name',
  example: 'For example: Work',
  hint: 'Only you see your folders, on all your devices.',
  full: params('You have {count} folders already, and that’s the limit.'),
  taken: 'You already have a folder with this name.',
  cancel: 'Cancel',
  rename: 'Rename',
  create: 'Create folder',
});
