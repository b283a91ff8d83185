import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { useState, type ReactNode } from 'react';
import { accountFormsTexts } from '../texts/en/account-forms.ts';
import { commonTexts } from '../texts/en/common.ts';
import { entranceTexts } from '../texts/en/entrance.ts';
import { fromServer } from '../texts/server.ts';
import { Button } from './button.tsx';
import { EntranceFrame, type Greeting } from './entrance-frame.tsx';
import { ErrorNote } from './error-note.tsx';
import { NewPasswordField, passwordLength } from './new-password-field.tsx';
import { PasswordField } from './password-field.tsx';
import { TextField } from './text-field.tsx';

interface FormProps {
  readonly busy: boolean;
  /** Why the server refused, or could not be asked. */
  readonly error?: string | undefined;
  /** What it refused, if it is a field's value. */
  readonly refused?: 'name' | 'password' | 'secret' | undefined;
  readonly notice?: string | undefined;
  /** Other ways in. */
  readonly below?: ReactNode;
}

interface SignInFormProps extends FormProps {
  /** How who has no account comes in, where that is not by another form. */
  readonly hint?: string | undefined;
  readonly onSignIn: (login: string, password: string) => unknown;
}

/** For who has an account. */
export function SignInForm({ busy, error, refused, notice, hint, below, onSignIn }: SignInFormProps) {
  const t = accountFormsTexts();
  const { signIn } = commonTexts();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <EntranceFrame
      title={signIn}
      lead={hint === undefined ? t.signInLead : `${t.signInLead} ${hint}`}
      notice={notice}
      below={below}
      onSubmit={() => {
        setAsked(true);
        return login.trim() !== '' && password !== '' && !busy ? onSignIn(login.trim(), password) : undefined;
      }}
    >
      <div className="flex flex-col gap-4">
        <TextField
          size="lg"
          label={t.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of the whole screen
          autoFocus
          dir="auto"
          value={login}
          error={asked && login.trim() === '' ? t.loginEmpty : undefined}
          onChange={(event) => setLogin(event.target.value)}
        />
        <PasswordField
          size="lg"
          label={t.password}
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? t.passwordEmpty : refused === 'password' ? error : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error !== undefined && refused !== 'password' && <ErrorNote>{error}</ErrorNote>}
      </div>
      <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
        {busy ? t.signingIn : signIn}
      </Button>
    </EntranceFrame>
  );
}

interface RegisterFormProps extends FormProps {
  /** Nobody has registered here yet: whoever does first owns the place. */
  readonly isFirst: boolean;
  readonly greeting?: Greeting | undefined;
  readonly onRegister: (name: string, password: string) => unknown;
}

/** For who wants an account. */
export function RegisterForm({
  busy,
  error,
  refused,
  notice,
  isFirst,
  greeting,
  below,
  onRegister,
}: RegisterFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const t = accountFormsTexts();
  const { yourName, nameProblem: nameIs } = entranceTexts();
  const problem = nameProblem(name, limits.userName);
  return (
    <EntranceFrame
      title={greeting?.title ?? (isFirst ? t.ownTitle : t.registerTitle)}
      lead={greeting?.lead ?? (isFirst ? t.ownLead : t.registerLead)}
      notice={notice}
      below={below}
      onSubmit={() => {
        setAsked(true);
        return problem === undefined && passwordLength(password) === undefined && !busy
          ? onRegister(name, password)
          : undefined;
      }}
    >
      <div className="flex flex-col gap-4">
        <TextField
          size="lg"
          label={yourName}
          autoComplete="username"
          autoCapitalize="words"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of the whole screen
          autoFocus
          dir="auto"
          value={name}
          error={
            asked && problem !== undefined
              ? nameIs({ problem: fromServer(problem) })
              : refused === 'name'
                ? error
                : undefined
          }
          onChange={(event) => setName(event.target.value)}
        />
        <NewPasswordField
          size="lg"
          label={t.password}
          value={password}
          asked={asked}
          refused={refused === 'password' ? error : undefined}
          onValue={setPassword}
        />
        {error !== undefined && refused === undefined && <ErrorNote>{error}</ErrorNote>}
      </div>
      <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
        {busy ? t.creating : t.create}
      </Button>
    </EntranceFrame>
  );
}

interface RecoverFormProps extends FormProps {
  /** What stood at the end of a link; without one a code is asked for. */
  readonly fromLink: string | undefined;
  readonly onRecover: (secret: string, password: string) => unknown;
}

/** For who lost the password. */
export function RecoverForm({ busy, error, refused, notice, below, fromLink, onRecover }: RecoverFormProps) {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const t = accountFormsTexts();
  const secret = fromLink ?? code.trim();
  const isOfCode = refused === 'secret' && fromLink === undefined;
  return (
    <EntranceFrame
      title={t.recoverTitle}
      lead={fromLink === undefined ? t.codeLead : t.linkLead}
      notice={notice}
      below={below}
      onSubmit={() => {
        setAsked(true);
        return secret !== '' && passwordLength(password) === undefined && !busy
          ? onRecover(secret, password)
          : undefined;
      }}
    >
      <div className="flex flex-col gap-4">
        {fromLink === undefined && (
          <TextField
            size="lg"
            label={t.code}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of the whole screen
            autoFocus
            value={code}
            error={asked && secret === '' ? t.codeEmpty : isOfCode ? error : undefined}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <NewPasswordField
          size="lg"
          label={t.newPassword}
          value={password}
          asked={asked}
          refused={refused === 'password' ? error : undefined}
          onValue={setPassword}
        />
        {error !== undefined && !(refused === 'password' || isOfCode) && <ErrorNote>{error}</ErrorNote>}
      </div>
      <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
        {busy ? t.signingIn : t.setPassword}
      </Button>
    </EntranceFrame>
  );
}
