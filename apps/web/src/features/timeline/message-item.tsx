import type { UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { TimelineMessage } from '@parley/react';
import { memo, type ReactNode } from 'react';
import { DayDivider, UnreadDivider } from '../../ui/timeline/dividers.tsx';
import { MessageRow } from '../../ui/timeline/message-row.tsx';
import type { MessageActions, MessageView } from '../../ui/timeline/message-view.ts';
import { problemText } from '../problem.ts';
import type { Rights } from '../use-rights.ts';
import { isFromLobby, spokenBy } from './rows.ts';

interface MessageItemProps {
  readonly message: TimelineMessage;
  readonly me: UserId | undefined;
  readonly nameOf: (id: UserId) => string;
  readonly may: Rights;
  readonly continued: boolean;
  readonly day: string | undefined;
  readonly firstUnread: boolean;
  /** What stands above the room's first message. */
  readonly intro: ReactNode;
  readonly current: boolean;
  readonly editing: boolean;
  readonly open: 'menu' | 'reactions' | undefined;
  readonly actions: MessageActions;
}

function messageView(
  message: TimelineMessage,
  me: UserId | undefined,
  nameOf: (id: UserId) => string,
  may: Rights,
): MessageView {
  const acts = message.status === 'sent' && message.deleted !== true;
  return {
    key: message.id,
    author: spokenBy(message, nameOf),
    viaLobby: isFromLobby(message),
    text: message.text,
    at: message.at,
    editedAt: message.editedAt,
    deleted: message.deleted === true,
    delivery: message.status,
    problem: message.status !== 'sent' && message.error ? problemText(message.error) : undefined,
    reactions: message.reactions.map(({ emoji, users }) => {
      const mine = me !== undefined && users.includes(me);
      const others = users.filter((user) => user !== me).map(nameOf);
      return { emoji, mine, names: mine ? ['You', ...others] : others };
    }),
    can: {
      react: acts && may('message:react'),
      edit: acts && may('message:edit', message.author),
      delete: acts && may('message:delete', message.author),
    },
  };
}

/** A message with the dividers above it. Renders again only when something of its own has changed. */
export const MessageItem = memo(function MessageItem({
  message,
  me,
  nameOf,
  may,
  day,
  firstUnread,
  intro,
  ...row
}: MessageItemProps) {
  return (
    <>
      {intro}
      {day !== undefined && <DayDivider label={day} />}
      {firstUnread && <UnreadDivider />}
      <MessageRow message={messageView(message, me, nameOf, may)} maxLength={limits.text} {...row} />
    </>
  );
});
