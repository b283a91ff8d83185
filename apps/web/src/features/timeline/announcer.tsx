import type { UserId } from '@parley/events';
import { useChatClient, type TimelineMessage } from '@parley/react';
import { useEffect, useEffectEvent, useState } from 'react';
import { announcerTexts } from '../../texts/en/announcer.ts';
import { namesTexts } from '../../texts/en/names.ts';
import { plainText } from '../../ui/text/plain-text.ts';
import { useClock } from '../clock.ts';
import { personName } from '../person-name.ts';
import { lastSeq, spokenBy } from './rows.ts';

interface AnnouncerProps {
  readonly messages: readonly TimelineMessage[];
  /** What came behind this message is told. */
  readonly since: number;
}

/** Messages that come in within this time are announced together. */
const gatherMs = 1_500;
const readOutAtMost = 3;
const longestText = 160;

interface Said {
  readonly text: string;
  /** The messages whose words it repeats. */
  readonly ids: readonly string[];
}

const nothing: Said = { text: '', ids: [] };

function announcement(fresh: readonly TimelineMessage[], nameOf: (id: UserId) => string): string {
  const t = announcerTexts();
  if (fresh.length > readOutAtMost) return t.many({ count: fresh.length });
  return fresh
    .map((message) =>
      (message.files ? t.saidWithFiles : t.said)({
        author: spokenBy(message, nameOf),
        text: plainText(message.text, t.spoiler).slice(0, longestText),
      }),
    )
    .join('. ');
}

/** Tells screen readers what others say in the open room, author first, some at a time. */
export function Announcer({ messages, since }: AnnouncerProps) {
  const client = useChatClient();
  const clock = useClock();
  const [last, setLast] = useState(since);
  const told = Math.max(last, since);
  const [said, setSaid] = useState<Said>(nothing);
  const due = lastSeq(messages) > told;
  const announce = useEffectEvent(() => {
    const me = client.me.get()?.id;
    const nameOf = (id: UserId) => personName(client.user(id).get() ?? { name: namesTexts().somebody });
    const fresh = messages.filter(
      (message) =>
        message.status === 'sent' && message.seq > told && message.author !== me && message.deleted !== true,
    );
    setLast(lastSeq(messages));
    const ids = fresh.length > readOutAtMost ? [] : fresh.map(({ id }) => id);
    if (fresh.length > 0) setSaid({ text: announcement(fresh, nameOf), ids });
  });
  // What was said of a message must not outlive it: one that is erased is erased here too.
  const stands = said.ids.every((id) => messages.some((each) => each.id === id && each.deleted !== true));
  useEffect(() => (due ? clock.after(gatherMs, () => announce()) : undefined), [clock, due]);
  return (
    <div role="log" aria-live="polite" aria-label={announcerTexts().title} className="sr-only">
      {stands ? said.text : ''}
    </div>
  );
}
