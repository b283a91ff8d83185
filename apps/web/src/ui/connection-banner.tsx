import clsx from 'clsx';
import { Check, CircleAlert, LoaderCircle, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';

export type BannerState =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** An attempt is under way (`seconds` undefined) or follows in so many seconds. */
  | { readonly kind: 'reconnecting'; readonly why: string; readonly seconds: number | undefined }
  | { readonly kind: 'disconnected'; readonly why: string };

interface ConnectionBannerProps {
  readonly state: BannerState;
  readonly onRetryNow: () => void;
  readonly onReload: () => void;
}

/** The life of the connection, in a line above the page: it makes room for itself and covers nothing. Read out politely; the countdown is not. */
export function ConnectionBanner({ state, onRetryNow, onReload }: ConnectionBannerProps) {
  return (
    <output aria-label="Connection" className="block shrink-0">
      <Content state={state} onRetryNow={onRetryNow} onReload={onReload} />
    </output>
  );
}

function Content({ state, onRetryNow, onReload }: ConnectionBannerProps) {
  switch (state.kind) {
    case 'hidden':
      return null;
    case 'connecting':
      return <Line icon={<Spinner />}>Connecting…</Line>;
    case 'connected':
      return <Line icon={<Check size={15} className="text-online" />}>Connected</Line>;
    case 'reconnecting':
      return (
        <Line
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
        </Line>
      );
    case 'disconnected':
      return (
        <Line tone="danger" icon={<CircleAlert size={15} />} action={{ label: 'Reload', run: onReload }}>
          {state.why}
        </Line>
      );
  }
}

const Spinner = () => <LoaderCircle size={15} className="animate-spin" />;

interface LineProps {
  readonly icon: ReactNode;
  readonly tone?: 'calm' | 'warning' | 'danger' | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly children: ReactNode;
}

const tones = {
  calm: 'bg-sunken text-ink',
  warning: 'bg-warning-soft text-warning-ink',
  danger: 'bg-danger-soft text-danger-ink',
} as const;

/** As high with a button as without one, so that an attempt moves nothing. */
function Line({ icon, tone = 'calm', action, children }: LineProps) {
  return (
    <span
      className={clsx(
        'flex min-h-12 items-center justify-center md:min-h-10 gap-2.5 border-b border-line px-4 py-1 text-sm',
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
          className="h-8 shrink-0 rounded-full border border-current px-3 font-medium hover:bg-canvas"
        >
          {action.label}
        </button>
      )}
    </span>
  );
}
