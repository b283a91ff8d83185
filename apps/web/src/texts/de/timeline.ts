import type { timelineTexts } from '../en/timeline.ts';
import type { Translated } from '../texts.ts';

export const timeline: Translated<typeof timelineTexts> = {
  messages: 'Nachrichten in {room}',
  notThere: 'Diese Nachricht gibt es hier nicht. So sieht der Raum jetzt aus.',
  notLoaded: 'Die Nachrichten konnten nicht geladen werden',
  notAll: 'Es konnten nicht alle Nachrichten geladen werden. {problem}',
  pinnedByYou: 'dir',
  you: 'Du',
};
