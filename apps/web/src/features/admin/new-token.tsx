import type { Reply, Request, Scope, User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { useChatClient, useCommand } from '@parley/react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CheckChoice } from '../../ui/check-choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useClock } from '../clock.ts';
import { problemText } from '../problem.ts';

const scopeWords: readonly { readonly scope: Scope; readonly label: string; readonly what: string }[] = [
  { scope: 'read', label: 'Read', what: 'Look at rooms, messages and people.' },
  { scope: 'write', label: 'Write', what: 'Take part: send, edit, react, join and leave.' },
  { scope: 'moderate', label: 'Moderate', what: 'Use what the bot may as a moderator of a room.' },
];

const dayMs = 24 * 60 * 60 * 1_000;
/** Days until it ends; none for without end. */
const terms = [
  { value: '', label: 'Without end' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
] as const;

interface NewTokenProps {
  readonly bot: User;
  readonly onCancel: () => void;
  readonly onMade: (answer: Reply<'token:create'>) => void;
}

export function NewToken({ bot, onCancel, onMade }: NewTokenProps) {
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

  return (
    <form
      noValidate
      aria-label={`New token for ${bot.name}`}
      className="flex flex-col gap-4 rounded-xl border border-line-strong p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="What is it for?"
        placeholder="For example: build server"
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to be filled in
        autoFocus
        dir="auto"
        value={name}
        error={asked && problem !== undefined ? `The name ${problem}.` : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1.5 text-sm font-medium">What it may do</legend>
        {scopeWords.map(({ scope, label, what }) => (
          <CheckChoice
            key={scope}
            label={label}
            checked={scopes.includes(scope)}
            onChange={(checked) =>
              setScopes(checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
            }
          >
            {what}
          </CheckChoice>
        ))}
        {asked && scopes.length === 0 && (
          <p role="alert" className="text-sm text-danger-ink">
            Choose at least one.
          </p>
        )}
      </fieldset>
      <SelectField label="Ends after" value={days} options={terms} onChange={setDays} />
      {create.error !== undefined && <ErrorNote>{problemText(create.error)}</ErrorNote>}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button kind="primary" type="submit" busy={create.pending}>
          Make the token
        </Button>
      </div>
    </form>
  );
}
