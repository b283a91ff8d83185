import { useChatClient, type Hit } from '@parley/react';
import { useCallback } from 'react';
import { searchTexts } from '../../texts/en/search.ts';
import { Answered } from '../answered.tsx';
import { SaidMessages } from '../elsewhere/said-messages.tsx';
import { useAnswer } from '../use-answer.ts';

/** Two before it and two after it: what it answers, and what was answered. */
const SHOWN = 5;

/** What was said before and after what was found. */
export function AroundHit({ hit: { room, message } }: { readonly hit: Hit }) {
  const t = searchTexts();
  const client = useChatClient();
  const { id } = room;
  const { seq } = message;
  const answer = useAnswer(
    useCallback(() => client.ask('room:history', { room: id, around: seq, limit: SHOWN }), [client, id, seq]),
  );
  return (
    <Answered answer={answer} label={t.aroundLoading}>
      {({ messages }) => <SaidMessages label={t.around} messages={messages} at={seq} />}
    </Answered>
  );
}
