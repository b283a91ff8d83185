import clsx from 'clsx';
import { Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { pageTexts } from '../../texts/en/page.ts';
import { presenceTexts } from '../../texts/en/presence.ts';
import { Avatar, type PresenceView } from '../avatar.tsx';

interface StatusAreaProps {
  readonly name: string;
  readonly picture: string | undefined;
  /** That nothing is to disturb me; what else there is I know. */
  readonly presence?: PresenceView | undefined;
  /** What I am up to. */
  readonly status?: ReactNode;
  readonly connected: boolean;
  /** The state of the connection in a word. */
  readonly state: string;
  /** The server's time, to the minute and to the second; undefined until known. */
  readonly serverTime: { readonly clock: string; readonly withSeconds: string } | undefined;
  /** Milliseconds of a round trip; undefined until known. */
  readonly latency: number | undefined;
  readonly onAccount: () => void;
}

/** The foot of the sidebar: who I am, how the connection is, and the server's clock. */
export function StatusArea({
  name,
  picture,
  presence,
  status,
  connected,
  state,
  serverTime,
  latency,
  onAccount,
}: StatusAreaProps) {
  const t = pageTexts();
  return (
    <footer className="border-t border-line p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      <button
        type="button"
        title={t.account}
        onClick={onAccount}
        className="flex h-11 w-full items-center gap-2.5 rounded-lg px-2 text-start transition-colors hover:bg-pressed/60"
      >
        <Avatar name={name} picture={picture} presence={presence} ring="ring-side" />
        <span className="flex min-w-0 flex-1 items-baseline gap-1.5">
          <span dir="auto" className="truncate text-base font-medium">
            <span className="sr-only">{`${t.yourAccount} `}</span>
            {name}
          </span>
          {status}
          {presence !== undefined && <span className="sr-only">{`(${presenceTexts()[presence]})`}</span>}
        </span>
        <Settings2 size={16} aria-hidden="true" className="text-ink-faint" />
      </button>
      <ul
        aria-label={t.serverStatus}
        className="flex h-6 items-center gap-2 px-2 text-xs text-ink-soft tabular-nums"
      >
        <li className="flex min-w-0 flex-1 items-center gap-2">
          <span
            aria-hidden="true"
            className={clsx('size-1.5 shrink-0 rounded-full', connected ? 'bg-online' : 'bg-away')}
          />
          <span className="truncate">{state}</span>
        </li>
        {serverTime !== undefined && (
          <li title={t.serverTime} className="group">
            <span className="sr-only">{`${t.serverTime} `}</span>
            <span className="hidden group-hover:inline">{serverTime.withSeconds}</span>
            <span className="group-hover:hidden">{serverTime.clock}</span>
          </li>
        )}
        {connected && latency !== undefined && (
          <li title={t.roundTrip}>
            <span className="sr-only">{`${t.latency} `}</span>
            {t.milliseconds({ count: Math.round(latency) })}
          </li>
        )}
      </ul>
    </footer>
  );
}
