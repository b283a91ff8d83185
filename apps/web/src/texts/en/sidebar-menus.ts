import { params, texts } from '../texts.ts';

export const sidebarMenusTexts = texts('sidebarMenus', {
  options: params('Options for {room}'),
  read: 'Mark as read',
  show: 'Show in the sidebar again',
  unfavour: 'Remove from favourites',
  favour: 'Add to favourites',
  up: 'Move up',
  down: 'Move down',
  moveTo: params('Move to {folder}'),
  takeOut: params('Remove from {folder}'),
  toNew: 'Move to a new folder…',
  tellOf: 'Notify me about',
  hide: 'Hide from the sidebar',
  jump: 'Jump to a date…',
  details: 'Room details',
  leave: 'Leave…',
  folderOptions: params('Options for the folder {name}'),
  rename: 'Rename…',
  remove: 'Delete folder, keep its rooms',
});
