import { useConnection, type CommandState } from '@parley/react';
import { pageTexts } from '../texts/en/page.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { problemText } from './problem.ts';

type Outcome = Pick<CommandState<never, unknown>, 'pending' | 'error'>;

const useWaits = ({ pending }: Outcome): boolean => useConnection().status !== 'connected' && pending;

/** What a question has to say of the command behind it: that it waits for the server itself, or why it was refused. */
export function useCommandWords(of: Outcome): string | undefined {
  const waits = useWaits(of);
  return waits ? pageTexts().waitingForServer : of.error && problemText(of.error);
}

interface CommandNoteProps {
  readonly of: Outcome;
  /** A field says what was refused. */
  readonly atField?: boolean | undefined;
}

/** The same in a form. */
export function CommandNote({ of, atField = false }: CommandNoteProps) {
  const waits = useWaits(of);
  if (waits)
    return (
      <p role="status" className="rounded-xl bg-warning-soft px-3.5 py-2.5 text-sm text-warning-ink">
        {pageTexts().waitingForServer}
      </p>
    );
  return of.error === undefined || atField ? null : <ErrorNote>{problemText(of.error)}</ErrorNote>;
}
