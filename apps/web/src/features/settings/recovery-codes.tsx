import type { User } from '@parley/events';
import { useCommand } from '@parley/react';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { securityTexts } from '../../texts/en/security.ts';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { SecretBox } from '../../ui/secret-box.tsx';
import { useAccount } from '../account/account-actions.ts';
import { Answered } from '../answered.tsx';
import { copyText } from '../copy-text.ts';
import { saveFile } from '../save-file.ts';
import { useAnswer } from '../use-answer.ts';
import { CommandNote } from '../command-note.tsx';
import { problemText } from '../problem.ts';
import { Form } from '../../ui/form.tsx';

/** One-time codes that let somebody in again who lost the password. */
export function RecoveryCodes({ me }: { readonly me: User }) {
  const t = securityTexts();
  const { codesLeft, makeCodes } = useAccount();
  const left = useAnswer(codesLeft);
  const make = useCommand(makeCodes);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [codes, setCodes] = useState<string>();
  // What is refused is the password that was given.
  const wrong = make.error?.code === 'forbidden' ? problemText(make.error) : undefined;
  const submit = async () => {
    setAsked(true);
    if (password === '' || make.pending) return;
    const ack = await make.run(password);
    if (!ack.ok) return;
    setCodes(ack.data.codes.join('\n'));
    setPassword('');
    setAsked(false);
    left.reload();
  };
  return (
    <Section title={t.codes} description={t.codesHint}>
      <Answered answer={left} label={t.asking}>
        {(data) => (
          <p className="text-base text-ink-soft">
            {data.left === 0 ? t.noCodes : t.left({ count: data.left })}
          </p>
        )}
      </Answered>
      {codes !== undefined && (
        <SecretBox
          label={t.yourCodes}
          secret={codes}
          copy={copyText}
          actions={
            <>
              <Button onClick={() => saveFile('parley-recovery-codes.txt', 'text/plain', `${codes}\n`)}>
                <Download size={16} aria-hidden="true" />
                {t.download}
              </Button>
              <Button kind="quiet" onClick={() => setCodes(undefined)}>
                {t.done}
              </Button>
            </>
          }
        >
          {t.codesShown}
        </SecretBox>
      )}
      <Form aria-label={t.makeForm} className="flex max-w-md flex-col gap-4" onSubmit={submit}>
        <input type="text" name="username" autoComplete="username" value={me.name} readOnly hidden />
        <PasswordField
          label={t.yours}
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? t.empty : wrong}
          onChange={(event) => {
            make.clear();
            setPassword(event.target.value);
          }}
        />
        <CommandNote of={make} atField={wrong !== undefined} />
        <Button type="submit" busy={make.pending} className="self-start">
          {t.make}
        </Button>
      </Form>
    </Section>
  );
}
