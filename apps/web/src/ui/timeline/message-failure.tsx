import { CircleAlert } from 'lucide-react';
import { commonTexts } from '../../texts/en/common.ts';
import { messageExtrasTexts } from '../../texts/en/message-extras.ts';
import { Button } from '../button.tsx';
import type { MessageActions, MessageView } from './message-view.ts';

interface MessageFailureProps {
  readonly message: MessageView;
  readonly actions: MessageActions;
}

/** Why a message was not sent, and what can be done about it. */
export function MessageFailure({ message, actions }: MessageFailureProps) {
  const t = messageExtrasTexts();
  return (
    <div className="mt-1 mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-danger-ink">
      <span role="alert" className="inline-flex min-w-0 items-center gap-1.5">
        <CircleAlert size={15} aria-hidden="true" className="shrink-0" />
        <span className="[overflow-wrap:anywhere]">{t.notSent({ problem: message.problem ?? '' })}</span>
      </span>
      <span className="inline-flex gap-1">
        <Button
          size="sm"
          onClick={(event) => {
            event.currentTarget.closest('article')?.focus();
            actions.retry(message.key);
          }}
        >
          {t.retry}
        </Button>
        <Button size="sm" kind="quiet" onClick={() => actions.reword(message.key)}>
          {commonTexts().edit}
        </Button>
        <Button size="sm" kind="quiet" onClick={() => actions.discard(message.key)}>
          {t.discard}
        </Button>
      </span>
    </div>
  );
}
