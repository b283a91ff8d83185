import type { User } from '@parley/events';
import { useCommand } from '@parley/react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NewPasswordField, passwordLength } from '../../ui/new-password-field.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { problemText } from '../problem.ts';

/** A guest adds a password, and is a member from then on. */
export function KeepName({ me }: { readonly me: User }) {
  const { keepName } = useAccount();
  const openDialog = useOpenDialog();
  const keep = useCommand(keepName);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = async () => {
    setAsked(true);
    if (passwordLength(password) !== undefined || keep.pending) return;
    const ack = await keep.run(password);
    if (ack.ok && ack.data.role === 'owner') openDialog({ kind: 'owned' });
  };
  return (
    <Section
      title="Keep this name"
      description="You are a guest: this browser alone knows you, and your name is free again when you sign out. With a password it stays yours, with everything you have said, on any device."
    >
      <form
        noValidate
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {/* So that password managers know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={me.name} readOnly hidden />
        <NewPasswordField label="Password" value={password} asked={asked} onValue={setPassword} />
        {keep.error !== undefined && <ErrorNote>{problemText(keep.error)}</ErrorNote>}
        <Button kind="primary" type="submit" busy={keep.pending} className="self-start">
          Keep this name
        </Button>
      </form>
    </Section>
  );
}
