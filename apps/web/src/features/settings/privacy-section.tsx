import type { User } from '@parley/events';
import { useCommand } from '@parley/react';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CheckChoice } from '../../ui/check-choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { problemText } from '../problem.ts';

/** What is mine here: to take along, and to be rid of. */
export function PrivacySection({ me }: { readonly me: User }) {
  return (
    <>
      <Section
        title="Take your data along"
        description="One archive with your profile, your rooms and everything you have said, as JSON."
      >
        <a
          href="/api/account/export"
          download
          className="inline-flex h-9 items-center gap-2 self-start rounded-lg border border-line-strong px-3.5 text-base font-medium hover:bg-hover"
        >
          <Download size={16} aria-hidden="true" />
          Download the archive
        </a>
      </Section>
      <Section
        title="Delete your account"
        description={
          me.role === 'owner'
            ? 'You own this place: hand it over before you go.'
            : 'You are signed out everywhere, leave all rooms, and your name is taken off what you said. It can’t be brought back.'
        }
      >
        {me.role !== 'owner' && <DeleteAccount me={me} />}
      </Section>
    </>
  );
}

function DeleteAccount({ me }: { readonly me: User }) {
  const { deleteAccount } = useAccount();
  const remove = useCommand(deleteAccount);
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [all, setAll] = useState(false);
  const [asked, setAsked] = useState(false);
  const isGuest = me.role === 'guest';
  if (!open)
    return (
      <Button className="self-start" onClick={() => setOpen(true)}>
        Delete my account…
      </Button>
    );
  const submit = () => {
    setAsked(true);
    if ((!isGuest && password === '') || remove.pending) return;
    void remove.run({ messages: all ? 'remove' : 'keep', ...(isGuest ? {} : { password }) });
  };
  return (
    <form
      noValidate
      aria-label="Delete your account"
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CheckChoice label="Delete everything I said, too" checked={all} onChange={setAll}>
        Otherwise it stays, without your name.
      </CheckChoice>
      {!isGuest && (
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? 'The password is empty.' : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      {remove.error !== undefined && <ErrorNote>{problemText(remove.error)}</ErrorNote>}
      <div className="flex gap-2">
        <Button onClick={() => setOpen(false)}>Cancel</Button>
        <Button kind="danger" type="submit" busy={remove.pending}>
          Delete my account
        </Button>
      </div>
    </form>
  );
}
