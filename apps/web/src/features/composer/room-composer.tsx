import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useOutbox, useSend, useTyping } from '@parley/react';
import { useState, type RefObject } from 'react';
import { Composer } from '../../ui/composer.tsx';
import { OutboxHint } from '../../ui/outbox-hint.tsx';
import { TypingLine } from '../../ui/typing-line.tsx';
import { problemText } from '../problem.ts';
import { useDraft, useDrafts } from './drafts.ts';

interface RoomComposerProps {
  readonly room: RoomId;
  /** The room as one speaks of it: `#general`, `Ada`. */
  readonly label: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onEditLast: () => void;
}

export function RoomComposer({ room, label, field, onEditLast }: RoomComposerProps) {
  const { send, discard } = useSend(room);
  const { durable } = useOutbox();
  const { typing, setTyping } = useTyping(room);
  const drafts = useDrafts();
  const draft = useDraft(room);
  const [problem, setProblem] = useState<string>();

  const change = (text: string) => {
    drafts.set(room, { ...draft, text });
    setProblem(undefined);
    setTyping(text.trim() !== '');
  };
  const submit = () => {
    const ack = send(draft.text);
    if (!ack.ok) return setProblem(problemText(ack.error));
    if (draft.insteadOf !== undefined) discard(draft.insteadOf);
    change('');
  };

  return (
    <div className="shrink-0 pb-[env(safe-area-inset-bottom)]">
      {!durable && <OutboxHint />}
      <Composer
        ref={field}
        to={label}
        value={draft.text}
        maxLength={limits.text}
        problem={problem}
        onChange={change}
        onSend={submit}
        onEditLast={onEditLast}
      />
      <TypingLine names={typing.map(({ name }) => name)} />
    </div>
  );
}
