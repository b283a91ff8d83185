import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from './avatar.tsx';
import { Button } from './button.tsx';
import { Logo } from './logo.tsx';
import { TextField } from './text-field.tsx';

interface NamePickerProps {
  readonly busy: boolean;
  /** Why the server refused the name, or could not be asked. */
  readonly error?: string | undefined;
  readonly onPick: (name: string) => void;
}

/** The first screen: a name, and one is in. */
export function NamePicker({ busy, error, onPick }: NamePickerProps) {
  const [name, setName] = useState('');
  const [asked, setAsked] = useState<string>();
  const problem = nameProblem(name, limits.userName);
  // What is still being typed is not wrong yet: an empty name only once it is submitted.
  const shownProblem = problem !== undefined && (name.trim() !== '' || asked === name) ? problem : undefined;
  const refused = asked === name ? error : undefined;
  return (
    <main className="flex h-full flex-col overflow-y-auto bg-side px-6">
      <form
        noValidate
        aria-labelledby="welcome"
        className="m-auto flex w-full max-w-sm flex-col py-16"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(name);
          if (problem === undefined && !busy) onPick(name);
        }}
      >
        <div className="mb-8 flex items-center gap-3">
          <Logo size={36} />
          <span className="text-lg font-semibold tracking-tight">Parley</span>
        </div>
        <h1 id="welcome" className="text-xl font-semibold tracking-tight text-balance">
          Pick a name and start talking
        </h1>
        <p className="mt-2 mb-8 text-read text-pretty text-ink-soft">
          No account needed. Others see the name you choose here; you can change it later.
        </p>
        <div className="flex items-start gap-3">
          <div className="pt-[1.625rem]" aria-hidden="true">
            <Avatar name={name.trim() === '' ? '?' : name} size="xl" ring="ring-side" />
          </div>
          <TextField
            size="lg"
            label="Your name"
            className="min-w-0 flex-1"
            autoComplete="nickname"
            autoCapitalize="words"
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of the whole screen
            autoFocus
            dir="auto"
            value={name}
            error={shownProblem === undefined ? refused : `Your name ${shownProblem}.`}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
          {busy ? 'Entering…' : 'Enter'}
          {!busy && <ArrowRight size={17} aria-hidden="true" />}
        </Button>
      </form>
    </main>
  );
}
