/**
 * Going back, by the browser's button or a phone's gesture, closes what lies over the page before it leaves the page: as long as
 * anything is open the history has one entry more, of the same address, for that step to take.
 */
import { useEffect, useEffectEvent } from 'react';
import type { AroundNavHandler } from 'wouter';

/** The state of the entry that is one more. */
const over = 'over';

/** What closes each thing that is open, the topmost last. */
const layers: (() => void)[] = [];

/** The step that takes the entry away again: it is made by and by. */
let leaving: PromiseWithResolvers<void> | undefined;

function settle(): void {
  if (leaving !== undefined) return;
  if (layers.length > 0 && history.state !== over) history.pushState(over, '');
  if (layers.length === 0 && history.state === over) {
    leaving = Promise.withResolvers();
    history.back();
  }
}

// A reload with something open leaves the entry behind.
settle();
window.addEventListener('popstate', () => {
  if (leaving === undefined) layers.at(-1)?.();
  leaving?.resolve();
  leaving = undefined;
  // One thing that makes room for another does both at once.
  queueMicrotask(settle);
});

/** Closes it when one goes back, as long as it is there. */
export function useGoingBack(onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const layer = () => close();
    layers.push(layer);
    queueMicrotask(settle);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      queueMicrotask(settle);
    };
  }, []);
}

/** From what lies over a page one goes to another page as from the page itself. */
export const aroundNav: AroundNavHandler = (navigate, to, options) => {
  const go = () => navigate(to, history.state === over ? { ...options, replace: true } : options);
  if (leaving === undefined) go();
  else void leaving.promise.then(go);
};

/** Goes back to an address, if one has just come from there: the next step back must not lead here again. */
export function backTo(path: string): boolean {
  // Not in each browser, and not in the tests' DOM.
  if (!('navigation' in window)) return false;
  const { currentEntry } = navigation;
  const before = navigation.entries()[(currentEntry?.index ?? 0) - 1];
  if (before?.url !== new URL(path, location.href).href) return false;
  history.back();
  return true;
}
