import type { Clock } from '@parley/events/clock';

/** Who types presses the next key in about this time; nothing waits for it longer. */
const nextKeyMs = 250;

/** Does something when it is in nobody's way. */
export type Gap = (work: () => void) => void;

/**
 * While somebody types: when a key has just been let go and what it did is drawn, for then the next one is farthest away. When nobody
 * does: at once.
 */
export function betweenKeys(clock: Clock, whenPainting: Gap, keys: EventTarget = window): Gap {
  let keyAt = -Infinity;
  const waiting = new Set<() => void>();
  const noteKey = () => {
    keyAt = clock.monotonic();
  };
  const letGo = () => {
    noteKey();
    if (waiting.size > 0) whenPainting(() => clock.after(0, () => waiting.forEach((go) => go())));
  };
  keys.addEventListener('keydown', noteKey, { capture: true });
  keys.addEventListener('keyup', letGo, { capture: true });
  return (work) => {
    if (clock.monotonic() - keyAt > nextKeyMs) return work();
    const go = () => {
      cancel();
      if (waiting.delete(go)) work();
    };
    const cancel = clock.after(nextKeyMs, go);
    waiting.add(go);
  };
}
