import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { ArrowRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { entranceTexts } from '../texts/en/entrance.ts';
import { fromServer } from '../texts/server.ts';
import { Avatar } from './avatar.tsx';
import { Button } from './button.tsx';
import { EntranceFrame, type Greeting } from './entrance-frame.tsx';
import { TextField } from './text-field.tsx';

interface NamePickerProps {
  readonly busy: boolean;
  /** Why the server refused the name, or could not be asked. */
  readonly error?: string | undefined;
  /** Why one is here again. */
  readonly notice?: string | undefined;
  readonly greeting?: Greeting | undefined;
  /** Other ways in. */
  readonly below?: ReactNode;
  /** Ends when the answer is there. */
  readonly onPick: (name: string) => unknown;
}

/** The first screen: a name, and one is in. */
export function NamePicker({ busy, error, notice, greeting, below, onPick }: NamePickerProps) {
  const [name, setName] = useState('');
  const [asked, setAsked] = useState<string>();
  const t = entranceTexts();
  const problem = nameProblem(name, limits.userName);
  // What is still being typed is not wrong yet: an empty name only once it is submitted.
  const shownProblem = problem !== undefined && (name.trim() !== '' || asked === name) ? problem : undefined;
  const refused = asked === name ? error : undefined;
  return (
    <EntranceFrame
      title={greeting?.title ?? t.pickTitle}
      lead={greeting?.lead ?? t.pickLead}
      notice={notice}
      below={below}
      onSubmit={() => {
        setAsked(name);
        return problem === undefined && !busy ? onPick(name) : undefined;
      }}
    >
      <div className="flex items-start gap-3">
        <div className="pt-[1.625rem]" aria-hidden="true">
          <Avatar name={name.trim() === '' ? '?' : name} size="xl" ring="ring-side" />
        </div>
        <TextField
          size="lg"
          label={t.yourName}
          className="min-w-0 flex-1"
          autoComplete="nickname"
          autoCapitalize="words"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of the whole screen
          autoFocus
          dir="auto"
          value={name}
          error={shownProblem === undefined ? refused : t.nameProblem({ problem: fromServer(shownProblem) })}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Button kind="primary" size="lg" type="submit" busy={busy} className="mt-6 w-full">
        {busy ? t.entering : t.enter}
        {!busy && <ArrowRight size={17} aria-hidden="true" className="rtl:-scale-x-100" />}
      </Button>
    </EntranceFrame>
  );
}
