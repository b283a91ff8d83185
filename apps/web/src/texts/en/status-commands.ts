import { texts } from '../texts.ts';

/** What help says of the commands `/status` and `/pause`. */
export const statusCommandsTexts = texts('statusCommands', {
  status: 'Says what you are up to, for an hour',
  statusTakes: 'emoji and text, or clear',
  pause: 'Pauses notifications, or resumes them',
  pauseTakes: '30m, 2h, tomorrow or off',
});
