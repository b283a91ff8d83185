import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, useOutbox, useSend, useTyping } from '@parley/react';
import { Suspense, useState, type RefObject } from 'react';
import { composerTexts } from '../../texts/en/composer.ts';
import { Composer } from '../../ui/composer.tsx';
import { countdownWords, spanWords } from '../../ui/spans.ts';
import { TypingLine } from '../../ui/typing-line.tsx';
import { problemText } from '../problem.ts';
import { useInThread } from '../thread/in-thread.ts';
import { useDraft, useDrafts } from './drafts.ts';
import type { Attached } from '../files/attach.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';
import { lazy } from '../../ui/lazy.ts';

const Completion = lazy(async () => ({
  default: (await import('./completion/completion.tsx')).Completion,
}));
const ComposerTools = lazy(async () => ({ default: (await import('./composer-tools.tsx')).ComposerTools }));
const Attachments = lazy(async () => ({ default: (await import('../files/attach.tsx')).Attachments }));
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
  // Whoever is in the room can be called in its threads.
  const people = useInThread()?.room ?? room;
  /** A draft that is there again is not being written: nothing is offered to complete it. */
  const [typed, setTyped] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [attached, setAttached] = useState<Attached>();
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
    setTyped(true);
    setProblem(undefined);
    setTyping(text.trim() !== '');
  };
  const say = (text: string, going = attached) => {
    // One more was attached while one was asked.
    if (going && !going.files) return void going.wait(true);
    const ack = send(text, going?.files);
    if (!ack.ok) return setProblem(problemText(ack.error));
    for (const id of [draft.insteadOf, ...(going?.refused ?? [])]) if (id !== undefined) discard(id);
    going?.take();
    change('');
    // The button that was pressed is off now, and can't keep the focus.
    field.current?.focus();
  };
  const submit = (going = attached) => {
    const { text } = draft;
    const isLarge = client.members(room).get().members.length > limits.callFreely;
    if (going && !going.files) return void going.wait(true);
    if (text.startsWith('/') || (isLarge && text.includes('@'))) setSending(text);
    else say(text, going);
  };

  const attach = (next: Attached | undefined) => {
    setAttached(next);
    // Once: it does not wait any more.
    if (next?.files && next.waits && next.wait(false)) submit(next);
  };
  const t = composerTexts();
  const notes = [
    slowMode === undefined ? undefined : t.slowMode({ span: spanWords(slowMode) }),
    attached?.waits,
  ].filter((note) => note !== undefined);

  return (
    <div className="relative shrink-0 pb-[env(safe-area-inset-bottom)]">
      <Suspense fallback={null}>
        {typed && <Completion room={people} field={field} value={draft.text} />}
      </Suspense>
      <Suspense fallback={null}>
        <Attachments room={room} durable={durable} label={label} field={field} onChange={attach} />
      </Suspense>
      <Composer
        ref={field}
        to={label}
        value={draft.text}
        maxLength={limits.text}
        problem={problem}
        note={notes.length === 0 ? undefined : notes.join(' ')}
        attached={attached !== undefined}
        wait={secondsLeft === 0 ? undefined : t.sendAgain({ time: countdownWords(secondsLeft) })}
        above={
          <Suspense fallback={null}>
            <FormattingBar field={field} text={draft.text} narrow={phoneBar} />
          </Suspense>
        }
        tools={
          <Suspense fallback={<span className="w-26 shrink-0 pointer-coarse:w-32" />}>
            <ComposerTools room={room} field={field} onPhoneBar={() => setPhoneBar(!phoneBar)} />
          </Suspense>
        }
        onChange={change}
        onSend={() => submit()}
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
