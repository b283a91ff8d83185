import { limits } from '@parley/events/limits';
import { passwordTexts } from '../texts/en/password.ts';
import { fromServer } from '../texts/server.ts';
import { PasswordField } from './password-field.tsx';

/** Why a password is too short or too long; undefined if it is neither. */
export const passwordLength = (password: string): string | undefined => {
  if (password.length < limits.passwordMin) return `is too short; at least ${limits.passwordMin} characters`;
  if (password.length > limits.password) return `is too long; at most ${limits.password} characters`;
  return undefined;
};

interface NewPasswordFieldProps {
  readonly label: string;
  readonly size?: 'md' | 'lg' | undefined;
  readonly value: string;
  /** Somebody has tried to go on: what is missing is told from then on. */
  readonly asked: boolean;
  /** Why the server refused it. */
  readonly refused?: string | undefined;
  readonly onValue: (value: string) => void;
}

/** A password to be set. */
export function NewPasswordField({ label, size, value, asked, refused, onValue }: NewPasswordFieldProps) {
  const t = passwordTexts();
  const problem = passwordLength(value);
  return (
    <PasswordField
      size={size}
      label={label}
      autoComplete="new-password"
      value={value}
      hint={t.hint({ min: limits.passwordMin })}
      error={asked && problem !== undefined ? t.problem({ problem: fromServer(problem) }) : refused}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}
