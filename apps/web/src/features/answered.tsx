import type { ReactNode } from 'react';
import { ErrorNote } from '../ui/error-note.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { problemText } from './problem.ts';
import type { Answer } from './use-answer.ts';

interface AnsweredProps<T> {
  readonly answer: Answer<T>;
  /** What is being loaded, for who listens: `Loading your sessions`. */
  readonly label: string;
  readonly children: (data: T) => ReactNode;
}

/** What was answered; until then its place, and a problem with a way to ask again. */
export function Answered<T>({ answer: { data, error, loading, reload }, label, children }: AnsweredProps<T>) {
  return (
    <>
      {error !== undefined && <ErrorNote onRetry={reload}>{problemText(error)}</ErrorNote>}
      {data === undefined && loading && <ListSkeleton label={label} />}
      {data !== undefined && children(data)}
    </>
  );
}
