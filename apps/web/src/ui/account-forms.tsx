import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { useState, type ReactNode } from 'react';
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
  readonly notice?: string | undefined;
  /** Other ways in. */
  readonly below?: ReactNode;
}

interface SignInFormProps extends FormProps {
  /** How who has no account comes in, where that is not by another form. */
  readonly hint?: string | undefined;
  readonly onSignIn: (login: string, password: string) => void;
}

/** For who has an account. */
export function SignInForm({ busy, error, notice, hint, below, onSignIn }: SignInFormProps) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <EntranceFrame
      title="Sign in"
      lead={`With your name or handle, and your password.${hint === undefined ? '' : ` ${hint}`}`}
      notice={notice}
      below={below}
      onSubmit={() => {
        setAsked(true);
        if (login.trim() !== '' && password !== '' && !busy) onSignIn(login.trim(), password);
      }}
    >
      <div className="flex flex-col gap-4">
        <TextField
          size="lg"
          label="Name or handle"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of the whole screen
          autoFocus
          dir="auto"
          value={login}
          error={asked && login.trim() === '' ? 'Your name is empty.' : undefined}
          onChange={(event) => setLogin(event.target.value)}
        />
        <PasswordField
          size="lg"
          label="Password"
          autoComplete="current-password"
          value={password}
          error={asked && password === '' ? 'The password is empty.' : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error !== undefined && <ErrorNote>{error}</ErrorNote>}
      </div>
      <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </EntranceFrame>
  );
}

interface RegisterFormProps extends FormProps {
  /** Nobody has registered here yet: whoever does first owns the place. */
  readonly isFirst: boolean;
  readonly greeting?: Greeting | undefined;
  readonly onRegister: (name: string, password: string) => void;
}

/** For who wants an account. */
export function RegisterForm({
  busy,
  error,
  notice,
  isFirst,
  greeting,
  below,
  onRegister,
}: RegisterFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const problem = nameProblem(name, limits.userName);
  return (
    <EntranceFrame
      title={greeting?.title ?? (isFirst ? 'Make this place yours' : 'Create an account')}
      lead={
        greeting?.lead ??
        (isFirst
          ? 'Nobody has registered here yet. The first account owns the place: it looks after people, rooms and settings.'
          : 'Your name stays yours, and you can come in from any device.')
      }
      notice={notice}
      below={below}
      onSubmit={() => {
        setAsked(true);
        if (problem === undefined && passwordLength(password) === undefined && !busy)
          onRegister(name, password);
      }}
    >
      <div className="flex flex-col gap-4">
        <TextField
          size="lg"
          label="Your name"
          autoComplete="username"
          autoCapitalize="words"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of the whole screen
          autoFocus
          dir="auto"
          value={name}
          error={asked && problem !== undefined ? `Your name ${problem}.` : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <NewPasswordField size="lg" label="Password" value={password} asked={asked} onValue={setPassword} />
        {error !== undefined && <ErrorNote>{error}</ErrorNote>}
      </div>
      <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
        {busy ? 'Creating…' : 'Create account'}
      </Button>
    </EntranceFrame>
  );
}

interface RecoverFormProps extends FormProps {
  /** What stood at the end of a link; without one a code is asked for. */
  readonly fromLink: string | undefined;
  readonly onRecover: (secret: string, password: string) => void;
}

/** For who lost the password. */
export function RecoverForm({ busy, error, notice, below, fromLink, onRecover }: RecoverFormProps) {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const secret = fromLink ?? code.trim();
  return (
    <EntranceFrame
      title="Choose a new password"
      lead={
        fromLink === undefined
          ? 'With one of the recovery codes that you kept. Without one, ask who runs this place for a link.'
          : 'Your link lets you in once. Everywhere else you are signed out.'
      }
      notice={notice}
      below={below}
      onSubmit={() => {
        setAsked(true);
        if (secret !== '' && passwordLength(password) === undefined && !busy) onRecover(secret, password);
      }}
    >
      <div className="flex flex-col gap-4">
        {fromLink === undefined && (
          <TextField
            size="lg"
            label="Recovery code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of the whole screen
            autoFocus
            value={code}
            error={asked && secret === '' ? 'The code is empty.' : undefined}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <NewPasswordField
          size="lg"
          label="New password"
          value={password}
          asked={asked}
          onValue={setPassword}
        />
        {error !== undefined && <ErrorNote>{error}</ErrorNote>}
      </div>
      <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
        {busy ? 'Signing in…' : 'Set the password'}
      </Button>
    </EntranceFrame>
  );
}
