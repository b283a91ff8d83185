import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, useOutbox, useSend, useTyping } from '@parley/react';
import { lazy, Suspense, useState, type RefObject } from 'react';
import { Composer } from '../../ui/composer.tsx';
import { OutboxHint } from '../../ui/outbox-hint.tsx';
import { countdownWords, spanWords } from '../../ui/spans.ts';
import { TypingLine } from '../../ui/typing-line.tsx';
import { problemText } from '../problem.ts';
import { useDraft, useDrafts } from './drafts.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

const Completion = lazy(async () => ({
  default: (await import('./completion/completion.tsx')).Completion,
}));
const ComposerTools = lazy(async () => ({ default: (await import('./composer-tools.tsx')).ComposerTools }));
const FormattingBar = lazy(async () => ({ default: (await import('./formatting-bar.tsx')).FormattingBar }));
const BeforeSending = lazy(async () => ({
  default: (await import('./before-sending.tsx')).BeforeSending,
}));

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

  const client = useChatClient();
  /** Formatting buttons on a phone: there for a moment, and not kept. */
  const [phoneBar, setPhoneBar] = useState(false);
  /** No plain message, or one that may call many: looked at before it is sent. */
  const [sending, setSending] = useState<string>();
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
    const { text } = draft;
    const isLarge = client.members(room).get().members.length > limits.callFreely;
    if (text.startsWith('/') || (isLarge && text.includes('@'))) setSending(text);
    else say(text);
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
        above={
          <Suspense fallback={null}>
            <FormattingBar field={field} text={draft.text} narrow={phoneBar} />
          </Suspense>
        }
        tools={
          <Suspense fallback={<span className="w-16 shrink-0" />}>
            <ComposerTools field={field} onPhoneBar={() => setPhoneBar(!phoneBar)} />
          </Suspense>
        }
        onChange={change}
        onSend={submit}
        onEditLast={onEditLast}
      />
      {sending !== undefined && (
        <Suspense fallback={null}>
          <BeforeSending
            room={room}
            label={label}
            text={sending}
            onSend={(text) => {
              setSending(undefined);
              say(text);
            }}
            onGiven={(failed) => {
              setSending(undefined);
              // Who has gone on writing meanwhile keeps what is there.
              if (failed === undefined && drafts.get(room).text === sending) change('');
              setProblem(failed);
            }}
            onCancel={() => setSending(undefined)}
          />
        </Suspense>
      )}
      <TypingLine names={typing.map(({ name }) => name)} />
    </div>
  );
}
