import { texts } from '../texts.ts';

export const sidePanelTexts = texts('sidePanel', {
  close: 'Close the panel',
  thread: 'Thread',
  closeThread: 'Close the thread',
});
