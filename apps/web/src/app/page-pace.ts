import type { NoticeTime } from '@parley/client';
import type { Clock } from '@parley/events/clock';
import type { Gap } from './between-inputs.ts';

/** A page in sight paints; should it not, nothing is held back for longer. */
const paintsWithinMs = 100;

/** What others do is drawn at most so often: faster nobody reads, and each time costs a layout of the page. */
const othersEveryMs = 125;

/** However slow the machine is, one sees that the room lives. */
const othersWithinMs = 1_000;

/** With the next picture. */
export function beforePaint(tell: () => void): void {
  const now = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    tell();
  };
  const frame = requestAnimationFrame(now);
  const timer = setTimeout(now, paintsWithinMs);
}

/**
 * When the page hears of what is new. What I do is drawn with the next picture. What others do has a task of its own, so that a key
 * waits for it or for its picture and not for both: at once after a quiet moment; when much comes, it is gathered for an eighth of a
 * second, and on a slow machine for as long as drawing takes, so that half of the page's time stays for whoever types or scrolls. Longer
 * would be no better: what is gathered is drawn in one go, and holds up a key as long. While somebody types it is drawn between two keys,
 * and after a press when what it opens is there.
 */
export function pagePace(clock: Clock, inGap: Gap, whenPainting = beforePaint): NoticeTime {
  let othersFrom = 0;
  return (tell, of) => {
    if (document.visibilityState === 'hidden') return tell();
    if (of === 'mine') return whenPainting(tell);
    const draw = () => {
      const begin = clock.monotonic();
      othersFrom = begin + othersEveryMs;
      tell();
      // After the picture, when all that it took is known.
      whenPainting(() =>
        clock.after(0, () => {
          const end = clock.monotonic();
          othersFrom = Math.max(begin + othersEveryMs, end + Math.min(end - begin, othersWithinMs));
        }),
      );
    };
    clock.after(Math.max(0, othersFrom - clock.monotonic()), () => inGap(draw));
  };
}
