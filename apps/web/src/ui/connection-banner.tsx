import clsx from 'clsx';
import { Check, CircleAlert, LoaderCircle, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';

export type BannerState =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** An attempt is under way (`seconds` undefined) or follows in so many seconds. */
  | { readonly kind: 'reconnecting'; readonly why: string; readonly seconds: number | undefined }
  | { readonly kind: 'disconnected'; readonly why: string; readonly action: string };

interface ConnectionBannerProps {
  readonly state: BannerState;
  readonly onRetryNow: () => void;
  /** What one does about the end of a connection. */
  readonly onAction: () => void;
}

/** The life of the connection, floating over the page so that nothing moves. Read out politely; the countdown is not. */
export function ConnectionBanner({ state, onRetryNow, onAction }: ConnectionBannerProps) {
  return (
    <output
      aria-label="Connection"
      className="pointer-events-none absolute inset-x-0 top-16 z-20 flex justify-center px-4"
    >
      <Content state={state} onRetryNow={onRetryNow} onAction={onAction} />
    </output>
  );
}

function Content({ state, onRetryNow, onAction }: ConnectionBannerProps) {
  switch (state.kind) {
    case 'hidden':
      return null;
    case 'connecting':
      return <Pill icon={<Spinner />}>Connecting…</Pill>;
    case 'connected':
      return <Pill icon={<Check size={15} className="text-online" />}>Connected</Pill>;
    case 'reconnecting':
      return (
        <Pill
          tone="warning"
          icon={state.seconds === undefined ? <Spinner /> : <WifiOff size={15} />}
          action={state.seconds === undefined ? undefined : { label: 'Retry now', run: onRetryNow }}
        >
          {state.why}{' '}
          {state.seconds === undefined ? (
            'Reconnecting…'
          ) : (
            <>
              <span className="sr-only">Reconnecting soon.</span>
              <span aria-hidden="true" className="tabular-nums">
                Reconnecting in {state.seconds} s
              </span>
            </>
          )}
        </Pill>
      );
    case 'disconnected':
      return (
        <Pill tone="danger" icon={<CircleAlert size={15} />} action={{ label: state.action, run: onAction }}>
          {state.why}
        </Pill>
      );
  }
}

const Spinner = () => <LoaderCircle size={15} className="animate-spin" />;

interface PillProps {
  readonly icon: ReactNode;
  readonly tone?: 'calm' | 'warning' | 'danger' | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly children: ReactNode;
}

const tones = {
  calm: 'border-line bg-raised text-ink',
  warning: 'border-transparent bg-warning-soft text-warning-ink',
  danger: 'border-transparent bg-danger-soft text-danger-ink',
} as const;

function Pill({ icon, tone = 'calm', action, children }: PillProps) {
  return (
    <span
      className={clsx(
        'pointer-events-auto inline-flex min-h-9 max-w-full items-center gap-2.5 rounded-full border py-1 pl-3.5 text-sm shadow-pop',
        action === undefined ? 'pr-4' : 'pr-1.5',
        tones[tone],
      )}
    >
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      <span className="min-w-0">{children}</span>
      {action !== undefined && (
        <button
          type="button"
          onClick={action.run}
          className="h-7 shrink-0 rounded-full border border-current px-2.5 font-medium hover:bg-canvas"
        >
          {action.label}
        </button>
      )}
    </span>
  );
}
