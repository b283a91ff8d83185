import type { Message, UserId } from '@parley/events';
import type { MentionView } from '../ui/timeline/message-view.ts';

/** Whom a message calls, as its text shows it. */
export const calledIn = (
  { author, mentions = [] }: Pick<Message, 'author' | 'mentions'>,
  me: UserId | undefined,
): readonly MentionView[] =>
  mentions.map((mention) => ({
    as: mention.as,
    mine: author !== me && ('all' in mention || mention.user === me),
  }));
