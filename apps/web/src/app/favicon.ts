import type { ChatClient } from '@parley/client';
import { callsIn } from '../features/rooms.ts';

/** Draws into the page's icon how many messages want me. The returned function ends that. */
export function markFavicon({
  rooms,
  threads,
  preferences,
}: Pick<ChatClient, 'rooms' | 'threads' | 'preferences'>): () => void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (link === null) return () => {};
  const plain = link.href;
  let shown = 0;
  const draw = () => {
    const calls = [...(rooms.get() ?? []), ...(threads.get() ?? [])].reduce(
      (sum, room) => sum + callsIn(room, preferences.get()),
      0,
    );
    if (calls === shown) return;
    shown = calls;
    link.href = calls === 0 ? plain : badged(calls > 9 ? '9+' : `${calls}`);
  };
  draw();
  const stops = [rooms.subscribe(draw), threads.subscribe(draw), preferences.subscribe(draw)];
  return () => {
    for (const stop of stops) stop();
    link.href = plain;
  };
}

const badged = (text: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#2f55c8"/>
<path d="M8 10.5A3.5 3.5 0 0 1 11.5 7h6A3.5 3.5 0 0 1 21 10.5v3a3.5 3.5 0 0 1-3.5 3.5H13l-5 4z" fill="#fff"/>
<circle cx="21" cy="21" r="11" fill="#c8102e" stroke="#fff" stroke-width="1.5"/>
<text x="21" y="26" font-family="system-ui,sans-serif" font-size="${text.length > 1 ? 12 : 15}" font-weight="700" text-anchor="middle" fill="#fff">${text}</text>
</svg>`)}`;
