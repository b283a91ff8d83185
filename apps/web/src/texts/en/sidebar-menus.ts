import { params, texts } from '../texts.ts';

export const sidebarMenusTexts = texts('sidebarMenus', {
  options: params('Options for {room}'),
  read: 'Mark as read',
  show: 'Show in the list again',
  unfavour: 'Remove from favourites',
  favour: 'Add to favourites',
  up: 'Move up',
  down: 'Move down',
  moveTo: params('Move to {folder}'),
  takeOut: params('Take out of {folder}'),
  toNew: 'Move to a new folder…',
  tellOf: 'Tell me of',
  hide: 'Hide from the list',
  jump: 'Jump to a date…',
  details: 'Room details',
  folderOptions: params('Options for the folder {name}'),
  rename: 'Rename…',
  remove: 'Delete the folder, keep its rooms',
});
