import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useSend, useTyping } from '@parley/react';
import { useState, type RefObject } from 'react';
import { Composer } from '../../ui/composer.tsx';
import { TypingLine } from '../../ui/typing-line.tsx';
import { problemText } from '../problem.ts';
import { useDraft } from './drafts.ts';

interface RoomComposerProps {
  readonly room: RoomId;
  /** The room as one speaks of it: `#general`, `Ada`. */
  readonly label: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onEditLast: () => void;
}

export function RoomComposer({ room, label, field, onEditLast }: RoomComposerProps) {
  const { send } = useSend(room);
  const { typing, setTyping } = useTyping(room);
  const [draft, setDraft] = useDraft(room);
  const [problem, setProblem] = useState<string>();

  const change = (text: string) => {
    setDraft(text);
    setProblem(undefined);
    setTyping(text.trim() !== '');
  };
  const submit = () => {
    const ack = send(draft);
    if (ack.ok) change('');
    else setProblem(problemText(ack.error));
  };

  return (
    <div className="shrink-0 pb-[env(safe-area-inset-bottom)]">
      <Composer
        ref={field}
        to={label}
        value={draft}
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
