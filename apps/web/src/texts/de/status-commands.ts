import type { statusCommandsTexts } from '../en/status-commands.ts';
import type { Translated } from '../texts.ts';

export const statusCommands: Translated<typeof statusCommandsTexts> = {
  status: 'Sagt eine Stunde lang, was du machst',
  statusTakes: 'Emoji und Text, oder clear',
  pause: 'Hält Benachrichtigungen an oder setzt sie fort',
  pauseTakes: '30m, 2h, tomorrow oder off',
};
