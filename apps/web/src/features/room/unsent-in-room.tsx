import type { RoomId } from '@parley/events';
import { useChatClient } from '@parley/react';
import { useSyncExternalStore } from 'react';
import { useDraft, useDrafts } from '../composer/drafts.ts';
import { UnsentText } from '../composer/unsent-text.tsx';
import { useUploads } from '../files/uploads.ts';

/** What was written for a room that is no longer mine and did not reach it. */
export function UnsentInRoom({ room }: { readonly room: RoomId }) {
  const client = useChatClient();
  const drafts = useDrafts();
  const draft = useDraft(room);
  const uploads = useUploads();
  // Not subscribed to: nobody reads the room any more, so nothing of it shall be loaded.
  const { messages } = useSyncExternalStore(client.outbox.subscribe, client.timeline(room).get);
  const refused = messages.filter(({ status }) => status === 'failed');
  const text = [...refused.map((message) => message.text), draft.text].filter(Boolean).join('\n\n');
  if (text === '') return null;
  const forget = () => {
    for (const { id } of refused) client.discard(id);
    drafts.set(room, { text: '' });
    for (const { key } of uploads.in(room)) uploads.cancel(key);
  };
  return (
    <div className="mx-auto w-full max-w-prose px-4 pb-8 md:px-6">
      <UnsentText text={text} onDiscard={forget} />
    </div>
  );
}
