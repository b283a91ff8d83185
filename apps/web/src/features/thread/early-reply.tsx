import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, useMe } from '@parley/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { threadTexts } from '../../texts/en/thread.ts';
import { messageTexts } from '../../texts/en/message.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Composer } from '../../ui/composer.tsx';
import { MessageText } from '../../ui/timeline/message-text.tsx';
import { TypingLine } from '../../ui/typing-line.tsx';
import { useDrafts } from '../composer/drafts.ts';
import { useComposerFocus } from '../room/use-composer-focus.ts';
import { usePeople } from '../use-names.ts';

/** What is written to a thread before it is there. */
interface EarlyReply {
  /** Sent as soon as it is. */
  readonly sent: readonly string[];
  readonly text: string;
}

const nothing: EarlyReply = { sent: [], text: '' };

/** Keeps what is written until the thread is there, and hands it over then, before it is seen. */
export function useEarlyReply(thread: RoomId | undefined) {
  const client = useChatClient();
  const drafts = useDrafts();
  const [reply, setReply] = useState(nothing);
  const handedOver = useRef(nothing);
  useLayoutEffect(() => {
    if (thread === undefined || reply === handedOver.current) return;
    handedOver.current = reply;
    for (const text of reply.sent) client.send(thread, text);
    const draft = drafts.get(thread);
    if (reply.text !== '') drafts.set(thread, { ...draft, text: draft.text + reply.text });
  }, [thread, reply, client, drafts]);
  return [reply, setReply] as const;
}

interface EarlyComposerProps {
  readonly reply: EarlyReply;
  readonly onChange: (reply: EarlyReply) => void;
}

/** Where one replies while the thread is being opened: who has asked for it may type at once. */
export function EarlyComposer({ reply, onChange }: EarlyComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useComposerFocus(field);
  const { sent, text } = reply;
  return (
    <div className="relative mt-auto flex min-h-0 flex-col pb-[env(safe-area-inset-bottom)]">
      {sent.length > 0 && <Sent texts={sent} />}
      <Composer
        ref={field}
        to={threadTexts().toThread}
        value={text}
        maxLength={limits.text}
        tools={<span className="w-26 shrink-0 pointer-coarse:w-32" />}
        onChange={(next) => onChange({ sent, text: next })}
        onSend={() => {
          // Commands and calls are looked at before they are sent.
          if (!/^\/|@/u.test(text)) onChange({ sent: [...sent, text], text: '' });
        }}
        onEditLast={() => {}}
      />
      <TypingLine names={[]} />
    </div>
  );
}

/** What was said already, and goes out with the thread. */
function Sent({ texts }: { readonly texts: readonly string[] }) {
  const me = useMe()?.id;
  const personOf = usePeople(me === undefined ? [] : [me]);
  if (me === undefined) return null;
  const { name, picture } = personOf(me);
  return (
    <div
      role="group"
      aria-label={messageTexts().sending}
      className="flex gap-3 overflow-y-auto px-4 pb-4 md:px-6"
    >
      <Avatar name={name} picture={picture} size="lg" />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-semibold">
          {name}
        </p>
        {texts.map((text, n) => (
          <MessageText key={n} text={text} faint />
        ))}
      </div>
    </div>
  );
}
