import type { User } from '@parley/events';
import { useChatClient, useCommand } from '@parley/react';
import { useState } from 'react';
import { profileSettingsTexts } from '../../texts/en/profile-settings.ts';
import { Button } from '../../ui/button.tsx';
import { NewPasswordField, passwordLength } from '../../ui/new-password-field.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { tellOwnZone } from '../account/own-zone.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { CommandNote } from '../command-note.tsx';
import { Form } from '../../ui/form.tsx';

/** A guest adds a password, and is a member from then on. */
export function KeepName({ me }: { readonly me: User }) {
  const t = profileSettingsTexts();
  const client = useChatClient();
  const { keepName } = useAccount();
  const openDialog = useOpenDialog();
  const keep = useCommand(keepName);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = async () => {
    setAsked(true);
    if (passwordLength(password) !== undefined || keep.pending) return;
    const ack = await keep.run(password);
    if (!ack.ok) return;
    if (me.timeZone === undefined) tellOwnZone(client);
    if (ack.data.role === 'owner') openDialog({ kind: 'owned' });
  };
  return (
    <Section title={t.keep} description={t.keepHint}>
      <Form className="flex max-w-md flex-col gap-4" onSubmit={submit}>
        {/* So that password managers know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={me.name} readOnly hidden />
        <NewPasswordField label={t.password} value={password} asked={asked} onValue={setPassword} />
        <CommandNote of={keep} />
        <Button kind="primary" type="submit" busy={keep.pending} className="self-start">
          {t.keep}
        </Button>
      </Form>
    </Section>
  );
}
