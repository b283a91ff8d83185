import type { Ack, RoomId } from '@parley/events';
import { useChatClient, useSend, type SentMessage, type TimelineMessage } from '@parley/react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { namesTexts } from '../../texts/en/names.ts';
import type { MessageActions } from '../../ui/timeline/message-view.ts';
import { hasKeyboard } from '../../ui/pointer.ts';
import { useDrafts } from '../composer/drafts.ts';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { threadPath } from '../rooms.ts';
import type { Popup } from './message-popups.tsx';
import { spokenBy } from './rows.ts';
import { patiently } from '../../ui/lazy.ts';

interface Editing {
  readonly onEditing: (key: string | undefined) => void;
  /** The composer is where one goes on: it has a refused message's text again, or the message is gone. */
  readonly onCompose: () => void;
}

/** What a person can do with the messages of a room, and which menu is open for it. */
export function useMessageActions(
  room: RoomId,
  messages: readonly TimelineMessage[],
  { onEditing, onCompose }: Editing,
) {
  const client = useChatClient();
  const { retry, discard } = useSend(room);
  const notify = useNotify();
  const drafts = useDrafts();
  const [popup, setPopup] = useState<Popup>();
  const [, navigate] = useLocation();

  const find = (key: string) => messages.find(({ id }) => id === key);
  const sent = (key: string): SentMessage | undefined => {
    const message = find(key);
    return message?.status === 'sent' ? message : undefined;
  };
  /** Runs a command on a sent message; what goes wrong is told. */
  const run = async (key: string, command: (seq: number) => Promise<Ack<unknown>>): Promise<boolean> => {
    const message = sent(key);
    if (message === undefined) return false;
    const ack = await command(message.seq);
    if (!ack.ok) notify(problemText(ack.error));
    return ack.ok;
  };

  const actions: MessageActions = {
    react: (key, emoji, on) => {
      setPopup(undefined);
      void run(key, (seq) => client.react(room, seq, emoji, on));
    },
    openReactions: (key, anchor) => setPopup({ kind: 'reactions', key, anchor }),
    openMenu: (key, anchor) => setPopup({ kind: 'menu', key, anchor }),
    save: (key) => {
      const message = sent(key);
      if (message === undefined) return;
      void patiently(() => import('../saved/saved.ts')).then(({ toggleSaved }) =>
        notify(toggleSaved(client, room, message.seq)),
      );
    },
    quote: (key) => {
      const message = sent(key);
      setPopup(undefined);
      if (message === undefined) return;
      const author = spokenBy(message, (id) => client.user(id).get()?.name ?? namesTexts().somebody);
      void patiently(() => import('./quote.ts')).then(({ quoteInto }) => {
        quoteInto(drafts, room, message, author);
        onCompose();
      });
    },
    startEdit: (key) => {
      setPopup(undefined);
      onEditing(key);
    },
    openThread: (key) => {
      const seq = sent(key)?.seq;
      if (seq !== undefined) navigate(threadPath(room, seq));
    },
    saveEdit: (key, text) => {
      void run(key, (seq) => client.editMessage(room, seq, text)).then((saved) => {
        if (saved) onEditing(undefined);
      });
    },
    cancelEdit: () => onEditing(undefined),
    retry: (key) => {
      const message = find(key);
      if (message !== undefined) retry(message.id);
    },
    reword: (key) => {
      const message = find(key);
      if (message === undefined) return;
      void patiently(() => import('../composer/reword.ts')).then(({ reword }) => {
        const problem = reword(client, drafts, room, message);
        if (problem !== undefined) notify(problem);
        onCompose();
      });
    },
    discard: (key) => {
      const message = find(key);
      if (message !== undefined) discard(message.id);
      // Its button goes with it.
      if (hasKeyboard()) onCompose();
    },
  };
  return { popup, setPopup, actions };
}
