import type { User } from '@parley/events';
import { useCommand } from '@parley/react';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { securityTexts } from '../../texts/en/security.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { useDeletions } from '../timeline/use-deletions.ts';
import { CommandNote } from '../command-note.tsx';
import { problemText } from '../problem.ts';
import { Form } from '../../ui/form.tsx';

/** What is mine here: to take along, and to be rid of. */
export function PrivacySection({ me }: { readonly me: User }) {
  const t = securityTexts();
  return (
    <>
      <Section title={t.takeAlong} description={t.takeAlongHint}>
        <a href="/api/account/export" download className={`self-start ${buttonLook()}`}>
          <Download size={16} aria-hidden="true" />
          {t.archive}
        </a>
      </Section>
      <Section title={t.delete} description={me.role === 'owner' ? t.deleteOwner : t.deleteHint}>
        {me.role !== 'owner' && <DeleteAccount me={me} />}
      </Section>
    </>
  );
}

function DeleteAccount({ me }: { readonly me: User }) {
  const t = securityTexts();
  const { deleteAccount } = useAccount();
  const deletions = useDeletions();
  const remove = useCommand(async (data: Parameters<typeof deleteAccount>[0]) => {
    // Without the account nobody may do it any more.
    await deletions?.carryOut();
    return deleteAccount(data);
  });
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [all, setAll] = useState(false);
  const [asked, setAsked] = useState(false);
  const isGuest = me.role === 'guest';
  if (!open)
    return (
      <Button className="self-start" onClick={() => setOpen(true)}>
        {t.deleteAsk}
      </Button>
    );
  // What is refused is the password that was given.
  const wrong = remove.error?.code === 'forbidden' ? problemText(remove.error) : undefined;
  const submit = () => {
    setAsked(true);
    if ((!isGuest && password === '') || remove.pending) return;
    void remove.run({ messages: all ? 'remove' : 'keep', ...(isGuest ? {} : { password }) });
  };
  return (
    <Form aria-label={t.delete} className="flex max-w-md flex-col gap-4" onSubmit={submit}>
      <CheckboxField label={t.deleteAll} hint={t.deleteAllHint} checked={all} onChange={setAll} />
      {!isGuest && (
        <PasswordField
          label={t.yours}
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? t.empty : wrong}
          onChange={(event) => {
            remove.clear();
            setPassword(event.target.value);
          }}
        />
      )}
      <CommandNote of={remove} atField={wrong !== undefined} />
      <div className="flex gap-2">
        <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
        <Button kind="danger" type="submit" busy={remove.pending}>
          {t.deleteNow}
        </Button>
      </div>
    </Form>
  );
}
