import clsx from 'clsx';
import type { CSSProperties } from 'react';
import { presenceTexts } from '../texts/en/presence.ts';
import { initials, nameHue } from './avatar-look.ts';

/** `paused`: here, and not to be disturbed. */
export type PresenceView = 'online' | 'away' | 'paused' | 'offline';

interface AvatarProps {
  readonly name: string;
  /** Which picture the person has, if one. */
  readonly picture?: string | undefined;
  readonly size?: 'xs' | 'md' | 'lg' | 'xl' | '2xl' | undefined;
  readonly presence?: PresenceView | undefined;
  /** The ground on which the avatar lies, so that the presence dot can be cut out of it. */
  readonly ring?: 'ring-canvas' | 'ring-side' | 'ring-raised' | undefined;
}

const sizes = {
  xs: 'size-5 text-[0.5625rem] rounded-md',
  md: 'size-8 text-xs rounded-lg',
  lg: 'size-9 text-sm rounded-lg',
  xl: 'size-11 text-read rounded-xl',
  '2xl': 'size-20 text-[1.75rem] rounded-2xl',
} as const;

/** A person's picture; without one, or until it is there, initials on a tinted ground made from the name. The name stands beside it, so both are hidden from screen readers. */
export function Avatar({ name, picture, size = 'md', presence, ring = 'ring-canvas' }: AvatarProps) {
  const hue: CSSProperties & { '--hue': number } = { '--hue': nameHue(name) };
  return (
    <span className="relative inline-flex shrink-0">
      <span
        aria-hidden="true"
        style={hue}
        className={clsx(
          'avatar relative flex items-center justify-center overflow-hidden font-semibold tracking-tight select-none',
          sizes[size],
        )}
      >
        {initials(name)}
        {picture !== undefined && (
          <img
            key={picture}
            src={`/avatars/${picture}${size === '2xl' ? '' : '-small'}.webp`}
            alt=""
            draggable={false}
            decoding="sync"
            onError={(event) => (event.currentTarget.hidden = true)}
            className="absolute inset-0 size-full bg-canvas object-cover"
          />
        )}
      </span>
      {presence !== undefined && <PresenceDot presence={presence} ring={ring} />}
    </span>
  );
}

/** Whoever writes from the lobby by a ten-line client: no name makes them look like the person who is called so. */
export const LobbyGuest = () => (
  <span
    aria-hidden="true"
    className="flex size-9 items-center justify-center rounded-full border border-dashed border-line-strong font-mono text-xs text-ink-faint select-none"
  >
    {'›_'}
  </span>
);

interface PresenceDotProps {
  readonly presence: PresenceView;
  readonly ring: 'ring-canvas' | 'ring-side' | 'ring-raised';
}

/** Colour and shape both tell the state: full is online, half is away, barred is not to be disturbed, hollow is offline. */
function PresenceDot({ presence, ring }: PresenceDotProps) {
  return (
    <span
      aria-hidden="true"
      title={presenceTexts()[presence]}
      className={clsx(
        'absolute -end-0.5 -bottom-0.5 size-2 rounded-full ring-2',
        ring,
        presence === 'online' && 'bg-online forced-colors:bg-[Highlight]',
        presence === 'away' && 'border-2 border-away bg-canvas',
        presence === 'paused' &&
          'bg-danger bg-[linear-gradient(var(--canvas),var(--canvas))] bg-[length:60%_1.5px] bg-center bg-no-repeat forced-colors:border-2 forced-colors:border-[Highlight]',
        presence === 'offline' && 'border-[1.5px] border-ink-faint bg-canvas',
      )}
    />
  );
}
