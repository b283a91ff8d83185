import type { Ack, RoomId } from '@parley/events';
import { useChatClient, type ChatClient, type SentMessage } from '@parley/react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { namesTexts } from '../../texts/en/names.ts';
import type { MessageActions } from '../../ui/timeline/message-view.ts';
import { hasKeyboard } from '../../ui/pointer.ts';
import { useDrafts, type Drafts } from '../composer/drafts.ts';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { threadPath } from '../rooms.ts';
import type { Popup } from './message-popups.tsx';
import { spokenBy } from './rows.ts';
import type { Edits } from './use-editing.ts';
import { patiently } from '../../ui/lazy.ts';

interface Writing {
  readonly edits: Edits;
  /** The composer is where one goes on: it has a refused message's text again, or the message is gone. */
  readonly onCompose: () => void;
}

/**
 * What a person can do with the messages of a room, and which menu is open for it. The actions stay the same while messages come:
 * they look for theirs when they are done.
 */
export function useMessageActions(room: RoomId, { edits, onCompose }: Writing) {
  const client = useChatClient();
  const notify = useNotify();
  const drafts = useDrafts();
  const [popup, setPopup] = useState<Popup>();
  const [, navigate] = useLocation();
  const actions = useMemo(
    () => messageActions({ client, room, drafts, notify, navigate, setPopup, edits, onCompose }),
    [client, room, drafts, notify, navigate, edits, onCompose],
  );
  return { popup, setPopup, actions };
}

interface Surroundings extends Writing {
  readonly client: ChatClient;
  readonly room: RoomId;
  readonly drafts: Drafts;
  readonly notify: (text: string) => void;
  readonly navigate: (path: string) => void;
  readonly setPopup: (popup: Popup | undefined) => void;
}

/** The room's messages by their keys, as they are now, and what is done with one that the server has. */
function messagesOf({ client, room, notify }: Surroundings) {
  const { get } = client.timeline(room);
  const find = (key: string) => get().messages.find(({ id }) => id === key);
  const sent = (key: string): SentMessage | undefined => {
    const message = find(key);
    return message?.status === 'sent' ? message : undefined;
  };
  /** Runs a command; what goes wrong is told. */
  const run = async (key: string, command: (seq: number) => Promise<Ack<unknown>>): Promise<boolean> => {
    const message = sent(key);
    if (message === undefined) return false;
    const ack = await command(message.seq);
    if (!ack.ok) notify(problemText(ack.error));
    return ack.ok;
  };
  return { find, sent, run };
}

function messageActions(surroundings: Surroundings): MessageActions {
  const { client, room, drafts, notify, navigate, setPopup, edits, onCompose } = surroundings;
  const { find, sent, run } = messagesOf(surroundings);
  const editedText = (key: string) => drafts.edits(room).find(({ of }) => of === key)?.text;
  return {
    react: (key, emoji, on) => {
      setPopup(undefined);
      void run(key, (seq) => client.react(room, seq, emoji, on));
    },
    openReactions: (key, anchor) => setPopup({ kind: 'reactions', key, anchor }),
    openMenu: (key, anchor) => setPopup({ kind: 'menu', key, anchor }),
    openPerson: (key, anchor) => setPopup({ kind: 'person', key, anchor }),
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
      edits.begin(key);
    },
    openThread: (key) => {
      const seq = sent(key)?.seq;
      if (seq !== undefined) navigate(threadPath(room, seq));
    },
    editedText,
    // Its focus would bring up a keyboard that nobody asked for.
    focusesEditor: () => edits.begun() || hasKeyboard(),
    keepEdit: (key, text) => drafts.keepEdit(room, { of: key, text }),
    saveEdit: (key, text) => {
      void run(key, (seq) => client.editMessage(room, seq, text)).then((saved) => {
        // Who wrote on meanwhile is not done.
        if (saved && editedText(key) === text) edits.end(key);
      });
    },
    cancelEdit: () => edits.end(),
    retry: (key) => {
      const message = find(key);
      if (message !== undefined) client.retry(message.id);
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
      if (message !== undefined) client.discard(message.id);
      // Its button goes with it.
      if (hasKeyboard()) onCompose();
    },
  };
}
