import { texts } from '../texts.ts';

/** What help says of the commands `/status` and `/pause`. */
export const statusCommandsTexts = texts('statusCommands', {
  status: 'Sets your status for an hour',
  statusTakes: 'emoji and text, or clear',
  pause: 'Pauses or resumes notifications',
  pauseTakes: '30m, 2h, tomorrow or off',
});
