import type { notifyTexts } from '../en/notify.ts';
import type { Translated } from '../texts.ts';

export const notify: Translated<typeof notifyTexts> = {
  inRoom: '{author} in {room}',
  gathered: { one: '{room}: {count} Nachricht', other: '{room}: {count} Nachrichten' },
  missed: {
    one: 'Während du weg warst: eine Nachricht für dich',
    other: 'Während du weg warst: {count} Nachrichten für dich',
  },
  more: 'und {count} weitere',
};
