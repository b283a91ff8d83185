import clsx from 'clsx';
import { Check, CircleAlert, LoaderCircle, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { commonTexts } from '../texts/en/common.ts';
import { connectionLineTexts } from '../texts/en/connection-line.ts';
import { pageTexts } from '../texts/en/page.ts';
import type { ConnectionBannerProps } from './connection-banner.tsx';

/** What the banner says, in a line that is as high with a button as without one. */
export function ConnectionLine({ state, onRetryNow, onReload }: ConnectionBannerProps) {
  const t = connectionLineTexts();
  switch (state.kind) {
    case 'hidden':
      return null;
    case 'connecting':
      return <Line icon={<Spinner />}>{pageTexts().connecting}</Line>;
    case 'connected':
      return <Line icon={<Check size={15} className="text-online" />}>{t.connected}</Line>;
    case 'reconnecting':
      return (
        <Line
          tone="warning"
          icon={state.seconds === undefined ? <Spinner /> : <WifiOff size={15} />}
          action={state.seconds === undefined ? undefined : { label: t.retryNow, run: onRetryNow }}
        >
          {state.why}{' '}
          {state.seconds === undefined ? (
            t.reconnecting
          ) : (
            <>
              <span className="sr-only">{t.reconnectingSoon}</span>
              <span aria-hidden="true" className="tabular-nums">
                {t.reconnectingIn({ seconds: state.seconds })}
              </span>
            </>
          )}
        </Line>
      );
    case 'disconnected':
      return (
        <Line
          tone="danger"
          icon={<CircleAlert size={15} />}
          action={{ label: commonTexts().reload, run: onReload }}
        >
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
