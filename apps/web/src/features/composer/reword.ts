import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { ChatClient, TimelineMessage } from '@parley/react';
import { attachTexts } from '../../texts/en/attach.ts';
import { uploadsOf } from '../files/uploads.ts';
import type { Drafts } from './drafts.ts';

/** Takes a refused message back, its text above what is being written and its files beside it; answers what did not fit. */
export function reword(
  client: ChatClient,
  drafts: Drafts,
  room: RoomId,
  { id, text, files = [] }: TimelineMessage,
): string | undefined {
  const { text: begun } = drafts.get(room);
  drafts.set(room, { text: [text, begun].filter(Boolean).join('\n\n'), insteadOf: id });
  const left = uploadsOf(client, drafts).reword(room, id, files);
  return left === 0 ? undefined : attachTexts().tooMany({ most: limits.filesPerMessage, count: left });
}
