import { useId, type ReactNode } from 'react';
import { Form } from './form.tsx';
import { Logo } from './logo.tsx';
import { placeName } from './place-name.ts';

interface EntranceFrameProps {
  readonly title: string;
  readonly lead: ReactNode;
  /** Why one is here again. */
  readonly notice?: string | undefined;
  /** Ends when the answer is there. */
  readonly onSubmit: () => unknown;
  /** Fields and the button. */
  readonly children: ReactNode;
  /** Other ways in. */
  readonly below?: ReactNode;
}

/** What an invitation says in place of a form's own words. */
export interface Greeting {
  readonly title: string;
  readonly lead: string;
}

/** The first screen, whichever way one takes: who is at home here, a form, and the other ways. */
export function EntranceFrame({ title, lead, notice, onSubmit, children, below }: EntranceFrameProps) {
  const id = useId();
  return (
    <main className="flex h-full flex-col overflow-y-auto bg-side px-6">
      <div className="m-auto flex w-full max-w-sm flex-col py-16">
        <Form aria-labelledby={id} className="flex flex-col" onSubmit={onSubmit}>
          <div className="mb-8 flex items-center gap-3">
            <Logo size={36} />
            <span
              dir="auto"
              className="min-w-0 text-lg font-semibold tracking-tight [overflow-wrap:anywhere]"
            >
              {placeName}
            </span>
          </div>
          {notice !== undefined && (
            <p
              role="status"
              className="mb-6 rounded-xl bg-warning-soft px-3.5 py-2.5 text-base text-pretty text-warning-ink"
            >
              {notice}
            </p>
          )}
          <h1 id={id} className="text-xl font-semibold tracking-tight text-balance">
            {title}
          </h1>
          <div className="mt-2 mb-8 text-read text-pretty text-ink-soft">{lead}</div>
          {children}
        </Form>
        {below !== undefined && (
          <div className="mt-8 flex flex-col gap-3 border-t border-line pt-5">{below}</div>
        )}
      </div>
    </main>
  );
}

interface OtherWayProps {
  readonly children: string;
  readonly action: string;
  readonly onTake: () => void;
}

/** Another way in, as a sentence with a button. */
export function OtherWay({ children, action, onTake }: OtherWayProps) {
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-base text-ink-soft">
      {children}
      <button
        type="button"
        onClick={onTake}
        className="rounded-md py-1 font-medium pointer-coarse:py-2.5 text-accent-ink hover:underline"
      >
        {action}
      </button>
    </p>
  );
}
