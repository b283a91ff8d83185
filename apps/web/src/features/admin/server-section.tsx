import type { PlaceState } from '@parley/events';
import { useChatClient } from '@parley/react';
import { RefreshCw } from 'lucide-react';
import { useCallback } from 'react';
import { adminServerTexts } from '../../texts/en/admin-server.ts';
import { Button } from '../../ui/button.tsx';
import { Facts, type Fact } from '../../ui/sections/facts.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { bytes } from '../../ui/bytes.ts';
import { count, duration } from '../amounts.ts';
import { Answered } from '../answered.tsx';
import { useNow } from '../clock.ts';
import { momentInText } from '../moment.ts';
import { useAnswer } from '../use-answer.ts';

/** How the place is doing. */
export function ServerSection() {
  const t = adminServerTexts();
  const client = useChatClient();
  const answer = useAnswer(useCallback(() => client.ask('place:state', {}), [client]));
  const now = useNow('minute');
  return (
    <Section
      title={t.title}
      action={
        <Button busy={answer.loading} onClick={answer.reload}>
          <RefreshCw size={15} aria-hidden="true" />
          {t.refresh}
        </Button>
      }
    >
      <Answered answer={answer} label={t.asking}>
        {(state) => <Facts facts={factsOf(state, now)} />}
      </Answered>
    </Section>
  );
}

function factsOf(state: PlaceState, now: number): readonly Fact[] {
  const t = adminServerTexts();
  const { people } = state;
  return [
    { name: t.state, value: state.ready ? t.ready : t.stuck },
    { name: t.version, value: state.version },
    {
      name: t.up,
      value: t.upSince({
        duration: duration(Math.max(0, now - state.startedAt)),
        when: momentInText(state.startedAt, now),
      }),
    },
    {
      name: t.online,
      value: `${t.onlinePeople({ count: state.online })} · ${t.connections({ count: state.connections })}`,
    },
    { name: t.accounts, value: count(people.members) },
    { name: t.guests, value: count(people.guests) },
    { name: t.bots, value: count(people.bots) },
    { name: t.rooms, value: count(state.rooms) },
    { name: t.messages, value: count(state.messages) },
    { name: t.database, value: bytes(state.databaseBytes) },
  ];
}
