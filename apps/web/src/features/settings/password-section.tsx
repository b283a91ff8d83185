import type { User } from '@parley/events';
import { useCommand } from '@parley/react';
import { useState } from 'react';
import { securityTexts } from '../../texts/en/security.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { NewPasswordField, passwordLength } from '../../ui/new-password-field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { CommandNote } from '../command-note.tsx';
import { problemText } from '../problem.ts';
import { Form } from '../../ui/form.tsx';

export function PasswordSection({ me }: { readonly me: User }) {
  const t = securityTexts();
  const { changePassword } = useAccount();
  const change = useCommand(changePassword);
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [endOthers, setEndOthers] = useState(true);
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
  // What is refused is the password that was given.
  const wrong = change.error?.code === 'forbidden' ? problemText(change.error) : undefined;
  const weak = change.error?.issues?.[0]?.path === 'next' ? problemText(change.error) : undefined;
  const submit = async () => {
    setAsked(true);
    setDone(false);
    if (password === '' || passwordLength(next) !== undefined || change.pending) return;
    const ack = await change.run({ password, next, endOthers });
    if (!ack.ok) return;
    setPassword('');
    setNext('');
    setAsked(false);
    setDone(true);
  };
  return (
    <Section title={t.change}>
      <Form className="flex max-w-md flex-col gap-4" onSubmit={submit}>
        <input type="text" name="username" autoComplete="username" value={me.name} readOnly hidden />
        <PasswordField
          label={t.now}
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? t.empty : wrong}
          onChange={(event) => {
            change.clear();
            setPassword(event.target.value);
          }}
        />
        <NewPasswordField
          label={t.next}
          value={next}
          asked={asked}
          refused={weak}
          onValue={(value) => {
            change.clear();
            setNext(value);
          }}
        />
        <CheckboxField
          label={t.endOthers}
          hint={t.endOthersHint}
          checked={endOthers}
          onChange={setEndOthers}
        />
        <CommandNote of={change} atField={(wrong ?? weak) !== undefined} />
        <div className="flex items-center gap-3">
          <Button kind="primary" type="submit" busy={change.pending}>
            {t.changePassword}
          </Button>
          <output className="text-sm text-ink-soft">{done && t.changed}</output>
        </div>
      </Form>
    </Section>
  );
}
