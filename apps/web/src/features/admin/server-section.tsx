import type { PlaceState } from '@parley/events';
import { useChatClient } from '@parley/react';
import { RefreshCw } from 'lucide-react';
import { useCallback } from 'react';
import { Button } from '../../ui/button.tsx';
import { Facts, type Fact } from '../../ui/sections/facts.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { bytes, count, duration } from '../amounts.ts';
import { Answered } from '../answered.tsx';
import { useNow } from '../clock.ts';
import { momentInText } from '../moment.ts';
import { useAnswer } from '../use-answer.ts';

/** How the place is doing. */
export function ServerSection() {
  const client = useChatClient();
  const answer = useAnswer(useCallback(() => client.ask('place:state', {}), [client]));
  const now = useNow('minute');
  return (
    <Section
      title="Server"
      action={
        <Button busy={answer.loading} onClick={answer.reload}>
          <RefreshCw size={15} aria-hidden="true" />
          Refresh
        </Button>
      }
    >
      <Answered answer={answer} label="Asking the server">
        {(state) => <Facts facts={factsOf(state, now)} />}
      </Answered>
    </Section>
  );
}

function factsOf(state: PlaceState, now: number): readonly Fact[] {
  const { people } = state;
  return [
    { name: 'State', value: state.ready ? 'Ready' : 'Cannot write just now' },
    { name: 'Version', value: state.version },
    {
      name: 'Up for',
      value: `${duration(Math.max(0, now - state.startedAt))}, since ${momentInText(state.startedAt, now)}`,
    },
    { name: 'People here now', value: `${count(state.online)} with ${count(state.connections)} connections` },
    { name: 'Accounts', value: count(people.members) },
    { name: 'Guests', value: count(people.guests) },
    { name: 'Bots', value: count(people.bots) },
    { name: 'Rooms', value: count(state.rooms) },
    { name: 'Messages', value: count(state.messages) },
    { name: 'Database', value: bytes(state.databaseBytes) },
  ];
}
