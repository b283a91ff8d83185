import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useOutbox, useSend, useTyping } from '@parley/react';
import { lazy, Suspense, useState, type RefObject } from 'react';
import { Composer } from '../../ui/composer.tsx';
import { OutboxHint } from '../../ui/outbox-hint.tsx';
import { countdownWords, spanWords } from '../../ui/spans.ts';
import { TypingLine } from '../../ui/typing-line.tsx';
import { problemText } from '../problem.ts';
import { useDraft, useDrafts } from './drafts.ts';
import { useCommands } from './use-commands.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

const Completion = lazy(async () => ({
  default: (await import('./completion/completion.tsx')).Completion,
}));
const ComposerTools = lazy(async () => ({ default: (await import('./composer-tools.tsx')).ComposerTools }));

/** What begins with a slash and a word is no message but a command; with two slashes it is a message that begins with one. */
const command = /^\/[a-z]+(?:\s|$)/iu;
const escaped = /^\/\/(?=[a-z]+(?:\s|$))/iu;

interface RoomComposerProps {
  readonly room: RoomId;
  /** The room as one speaks of it: `#general`, `Ada`. */
  readonly label: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Seconds that I wait between two messages here; undefined if I don't. */
  readonly slowMode: number | undefined;
  /** When I said something here last, by the server's clock. */
  readonly lastSpokeAt: number | undefined;
  readonly onEditLast: () => void;
}

export function RoomComposer({ room, label, field, slowMode, lastSpokeAt, onEditLast }: RoomComposerProps) {
  const { send, discard } = useSend(room);
  const { durable } = useOutbox();
  const { typing, setTyping } = useTyping(room);
  const drafts = useDrafts();
  const draft = useDraft(room);
  const [problem, setProblem] = useState<string>();
  const secondsLeft = useSecondsLeft(
    slowMode === undefined || lastSpokeAt === undefined ? undefined : lastSpokeAt + slowMode * 1_000,
  );

  const give = useCommands(room);
  const change = (text: string) => {
    drafts.set(room, { ...draft, text });
    setProblem(undefined);
    setTyping(text.trim() !== '');
  };
  const say = (text: string) => {
    const ack = send(text);
    if (!ack.ok) return setProblem(problemText(ack.error));
    if (draft.insteadOf !== undefined) discard(draft.insteadOf);
    change('');
    // The button that was pressed is off now, and can't keep the focus.
    field.current?.focus();
  };
  const submit = () => {
    if (!command.test(draft.text)) return say(draft.text.replace(escaped, '/'));
    void give(draft.text).then((outcome) => {
      // Who has gone on writing meanwhile keeps what is there.
      if (drafts.get(room).text !== draft.text) return;
      if ('problem' in outcome) setProblem(outcome.problem);
      else if ('say' in outcome) say(outcome.say);
      else change('');
    });
  };

  return (
    <div className="relative shrink-0 pb-[env(safe-area-inset-bottom)]">
      <Suspense fallback={null}>
        <Completion room={room} field={field} value={draft.text} />
      </Suspense>
      {!durable && <OutboxHint />}
      <Composer
        ref={field}
        to={label}
        value={draft.text}
        maxLength={limits.text}
        problem={problem}
        note={slowMode === undefined ? undefined : `Slow mode: one message every ${spanWords(slowMode)}.`}
        wait={secondsLeft === 0 ? undefined : `You can send again in ${countdownWords(secondsLeft)}.`}
        tools={
          <Suspense fallback={<span className="w-8 shrink-0" />}>
            <ComposerTools field={field} />
          </Suspense>
        }
        onChange={change}
        onSend={submit}
        onEditLast={onEditLast}
      />
      <TypingLine names={typing.map(({ name }) => name)} />
    </div>
  );
}
