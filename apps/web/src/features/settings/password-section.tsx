import type { User } from '@parley/events';
import { useCommand } from '@parley/react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CheckChoice } from '../../ui/check-choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NewPasswordField, passwordLength } from '../../ui/new-password-field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { problemText } from '../problem.ts';

export function PasswordSection({ me }: { readonly me: User }) {
  const { changePassword } = useAccount();
  const change = useCommand(changePassword);
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [endOthers, setEndOthers] = useState(true);
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
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
    <Section title="Change your password">
      <form
        noValidate
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={me.name} readOnly hidden />
        <PasswordField
          label="Your password now"
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? 'The password is empty.' : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <NewPasswordField label="New password" value={next} asked={asked} onValue={setNext} />
        <CheckChoice label="Sign out everywhere else" checked={endOthers} onChange={setEndOthers}>
          Other browsers and devices then need the new password.
        </CheckChoice>
        {change.error !== undefined && <ErrorNote>{problemText(change.error)}</ErrorNote>}
        <div className="flex items-center gap-3">
          <Button kind="primary" type="submit" busy={change.pending}>
            Change password
          </Button>
          <output className="text-sm text-ink-soft">{done && 'Your password is changed.'}</output>
        </div>
      </form>
    </Section>
  );
}
