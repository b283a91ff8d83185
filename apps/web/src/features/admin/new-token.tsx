import type { Reply, Request, Scope, User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { useChatClient, useCommand } from '@parley/react';
import { useState } from 'react';
import { botsTexts } from '../../texts/en/bots.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useClock } from '../clock.ts';
import { fieldProblem } from '../problem.ts';
import { CommandNote } from '../command-note.tsx';
import { Form } from '../../ui/form.tsx';

const allScopes: readonly Scope[] = ['read', 'write', 'moderate'];

const dayMs = 24 * 60 * 60 * 1_000;
interface NewTokenProps {
  readonly bot: User;
  readonly onCancel: () => void;
  readonly onMade: (answer: Reply<'token:create'>) => void;
}

export function NewToken({ bot, onCancel, onMade }: NewTokenProps) {
  const t = botsTexts();
  const client = useChatClient();
  const clock = useClock();
  const create = useCommand((data: Request<'token:create'>) => client.ask('token:create', data));
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read', 'write']);
  const [days, setDays] = useState('');
  const [asked, setAsked] = useState(false);
  const problem = nameProblem(name, limits.tokenName);

  const submit = async () => {
    setAsked(true);
    if (problem !== undefined || scopes.length === 0 || create.pending) return;
    const expires = days === '' ? {} : { expiresAt: clock.now() + Number(days) * dayMs };
    const ack = await create.run({ bot: bot.id, name, scopes, ...expires });
    if (ack.ok) onMade(ack.data);
  };

  /** Days until it ends; none for without end. */
  const terms = [
    { value: '', label: t.endless },
    { value: '30', label: t.month },
    { value: '90', label: t.quarter },
    { value: '365', label: t.year },
  ];
  return (
    <Form
      aria-label={t.newTokenFor({ bot: bot.name })}
      className="flex flex-col gap-4 rounded-xl border border-line-strong p-4"
      onSubmit={submit}
    >
      <TextField
        label={t.purpose}
        placeholder={t.example}
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to be filled in
        autoFocus
        dir="auto"
        value={name}
        error={asked && problem !== undefined ? fieldProblem('name', problem) : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1.5 text-sm font-medium">{t.may}</legend>
        {allScopes.map((scope) => (
          <CheckboxField
            key={scope}
            label={t[scope]}
            checked={scopes.includes(scope)}
            onChange={(checked) =>
              setScopes(checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
            }
            hint={t[`${scope}What`]}
          />
        ))}
        {asked && scopes.length === 0 && (
          <p role="alert" className="text-sm text-danger-ink">
            {t.chooseOne}
          </p>
        )}
      </fieldset>
      <SelectField label={t.ends} value={days} options={terms} onChange={setDays} />
      <CommandNote of={create} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t.cancel}</Button>
        <Button kind="primary" type="submit" busy={create.pending}>
          {t.makeToken}
        </Button>
      </div>
    </Form>
  );
}
