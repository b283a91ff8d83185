import type { sidebarMenusTexts } from '../en/sidebar-menus.ts';
import type { Translated } from '../texts.ts';

export const sidebarMenus: Translated<typeof sidebarMenusTexts> = {
  options: 'Optionen für {room}',
  read: 'Als gelesen markieren',
  show: 'Wieder in der Seitenleiste zeigen',
  unfavour: 'Aus den Favoriten entfernen',
  favour: 'Zu den Favoriten hinzufügen',
  up: 'Nach oben',
  down: 'Nach unten',
  moveTo: 'Nach {folder} verschieben',
  takeOut: 'Aus {folder} herausnehmen',
  toNew: 'In einen neuen Ordner verschieben …',
  tellOf: 'Benachrichtigen über',
  hide: 'In der Seitenleiste ausblenden',
  jump: 'Zu einem Datum springen …',
  details: 'Raumdetails',
  leave: 'Verlassen …',
  folderOptions: 'Optionen für den Ordner {name}',
  rename: 'Umbenennen …',
  remove: 'Ordner löschen, Räume behalten',
};
