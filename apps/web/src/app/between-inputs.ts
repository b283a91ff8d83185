import type { Clock } from '@parley/events/clock';

/** Who types presses the next key in about this time, and what a press opens is there; nothing waits for an input longer. */
const holdMs = 250;

/** Does something when it is in nobody's way. */
export type Gap = (work: () => void) => void;

/**
 * While somebody types: when a key has just been let go and what it did is drawn, for then the next one is farthest away. After a press
 * of the mouse or a finger: when what it opens is there, which is often a room. While somebody scrolls: seldom, as the rows that come in
 * view take the page's time. When nobody does any of it: at once.
 */
export function betweenInputs(clock: Clock, whenPainting: Gap, inputs: EventTarget = window): Gap {
  let inputAt = -Infinity;
  const waiting = new Set<() => void>();
  const note = () => {
    inputAt = clock.monotonic();
  };
  const letGo = () => {
    note();
    if (waiting.size > 0) whenPainting(() => clock.after(0, () => waiting.forEach((go) => go())));
  };
  inputs.addEventListener('keydown', note, { capture: true });
  inputs.addEventListener('keyup', letGo, { capture: true });
  inputs.addEventListener('pointerdown', note, { capture: true });
  for (const moved of ['wheel', 'touchmove'])
    inputs.addEventListener(moved, note, { capture: true, passive: true });
  return (work) => {
    if (clock.monotonic() - inputAt > holdMs) return work();
    const go = () => {
      cancel();
      if (waiting.delete(go)) work();
    };
    const cancel = clock.after(holdMs, go);
    waiting.add(go);
  };
}
