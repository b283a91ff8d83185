import clsx from 'clsx';
import { Settings2 } from 'lucide-react';
import { Avatar } from '../avatar.tsx';

interface StatusAreaProps {
  readonly name: string;
  readonly picture: string | undefined;
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
  connected,
  state,
  serverTime,
  latency,
  onAccount,
}: StatusAreaProps) {
  return (
    <footer className="border-t border-line p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      <button
        type="button"
        title="Change your name or sign out"
        onClick={onAccount}
        className="flex h-11 w-full items-center gap-2.5 rounded-lg px-2 text-left transition-colors hover:bg-pressed/60"
      >
        <Avatar name={name} picture={picture} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span dir="auto" className="truncate text-base font-medium">
            <span className="sr-only">Your account: </span>
            {name}
          </span>
        </span>
        <Settings2 size={16} aria-hidden="true" className="text-ink-faint" />
      </button>
      <ul
        aria-label="Server status"
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
          <li title="Server time" className="group">
            <span className="sr-only">Server time </span>
            <span className="hidden group-hover:inline">{serverTime.withSeconds}</span>
            <span className="group-hover:hidden">{serverTime.clock}</span>
          </li>
        )}
        {connected && latency !== undefined && (
          <li title="Time of a round trip to the server">
            <span className="sr-only">Latency </span>
            {Math.round(latency)} ms
          </li>
        )}
      </ul>
    </footer>
  );
}
