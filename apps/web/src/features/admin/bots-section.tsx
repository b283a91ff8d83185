import type { User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { useChatClient, useCommand } from '@parley/react';
import { Bot } from 'lucide-react';
import { useCallback, useState } from 'react';
import { botsTexts } from '../../texts/en/bots.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Answered } from '../answered.tsx';
import { fieldProblem, problemText } from '../problem.ts';
import { useAnswer } from '../use-answer.ts';
import { BotTokens } from './bot-tokens.tsx';
import { Form } from '../../ui/form.tsx';

/** Bots, and the tokens with which their programs come in. */
export function BotsSection() {
  const t = botsTexts();
  const client = useChatClient();
  const bots = useAnswer(useCallback(() => client.ask('bot:list', {}), [client]));
  return (
    <>
      <Section title={t.title} description={t.description}>
        <NewBot onMade={bots.reload} />
      </Section>
      <Answered answer={bots} label={t.loading}>
        {(data) =>
          data.bots.length === 0 ? (
            <EmptyState icon={<Bot size={22} />} title={t.none} />
          ) : (
            data.bots.map((bot: User) => <BotTokens key={bot.id} bot={bot} />)
          )
        }
      </Answered>
    </>
  );
}

function NewBot({ onMade }: { readonly onMade: () => void }) {
  const t = botsTexts();
  const client = useChatClient();
  const create = useCommand((name: string) => client.act('bot:create', { name }));
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const problem = nameProblem(name, limits.userName);
  const submit = async () => {
    setAsked(true);
    if (problem !== undefined || create.pending) return;
    const ack = await create.run(name);
    if (!ack.ok) return;
    setName('');
    setAsked(false);
    onMade();
  };
  return (
    <Form className="flex flex-wrap items-start gap-3" onSubmit={submit}>
      <TextField
        label={t.newName}
        className="min-w-56 flex-1"
        autoComplete="off"
        dir="auto"
        value={name}
        error={asked && problem !== undefined ? fieldProblem('name', problem) : undefined}
        onChange={(event) => {
          create.clear();
          setName(event.target.value);
        }}
      />
      <Button type="submit" busy={create.pending} className="mt-[1.625rem]">
        {t.make}
      </Button>
      {create.error !== undefined && (
        <div className="w-full">
          <ErrorNote>{problemText(create.error)}</ErrorNote>
        </div>
      )}
    </Form>
  );
}
