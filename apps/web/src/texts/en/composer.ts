import { params, texts } from '../texts.ts';

/** What loads with the first page: as little as can be. */
export const composerTexts = texts('composer', {
  slowMode: params('Slow mode: one message every {span}.'),
  sendAgain: params('You can send again in {time}.'),
});
