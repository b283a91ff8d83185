import type { sidePanelTexts } from '../en/side-panel.ts';
import type { Translated } from '../texts.ts';

export const sidePanel: Translated<typeof sidePanelTexts> = {
  close: 'Seitenbereich schließen',
  thread: 'Thread',
  closeThread: 'Thread schließen',
};
