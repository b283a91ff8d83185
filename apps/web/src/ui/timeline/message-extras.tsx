import { MessageFiles } from '../files/message-files.tsx';
import { MessageFailure } from './message-failure.tsx';
import type { MessageActions, MessageView } from './message-view.ts';
import { Reactions } from './reactions.tsx';

interface MessageExtrasProps {
  /** Of the row. */
  readonly id: string;
  readonly message: MessageView;
  readonly actions: MessageActions;
}

/** What stands below a message's text: its files, who reacted, and why it was not sent. */
export function MessageExtras({ id, message, actions }: MessageExtrasProps) {
  return (
    <>
      {message.files.length > 0 && <MessageFiles id={`${id}-files`} files={message.files} />}
      {message.reactions.length > 0 && (
        <Reactions
          reactions={message.reactions}
          disabled={!message.can.react}
          onReact={(emoji, on) => actions.react(message.key, emoji, on)}
          onAdd={(anchor) => actions.openReactions(message.key, anchor)}
        />
      )}
      {message.delivery === 'failed' && <MessageFailure message={message} actions={actions} />}
    </>
  );
}
