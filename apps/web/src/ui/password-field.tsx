import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { passwordTexts } from '../texts/en/password.ts';
import { IconButton } from './button.tsx';
import { TextField } from './text-field.tsx';

/** A password, which one may look at while writing it. */
export function PasswordField({ className, ...rest }: Omit<ComponentProps<typeof TextField>, 'type'>) {
  const t = passwordTexts();
  const [shown, setShown] = useState(false);
  return (
    <div className={className}>
      <TextField
        {...rest}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        end={
          <IconButton
            size="sm"
            label={shown ? t.hide : t.show}
            aria-pressed={shown}
            icon={shown ? <EyeOff size={16} /> : <Eye size={16} />}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </div>
  );
}
