/** @jest-environment jsdom */
import { wakeOnReturn } from '../src/wake-on-return.ts';

function aPage() {
  let woken = 0;
  let visibility: DocumentVisibilityState = 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
  const stop = wakeOnReturn({ wake: () => (woken += 1) }, window);
  return {
    stop,
    woken: () => woken,
    turn: (next: DocumentVisibilityState) => {
      visibility = next;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

test('the client is woken when the page is shown again, not when it is hidden', () => {
  const page = aPage();
  page.turn('hidden');
  expect(page.woken()).toBe(0);
  page.turn('visible');
  expect(page.woken()).toBe(1);
  window.dispatchEvent(new Event('pageshow'));
  expect(page.woken()).toBe(2);
  page.stop();
});

test('the client is woken when the network is back, and not after stop', () => {
  const page = aPage();
  window.dispatchEvent(new Event('online'));
  expect(page.woken()).toBe(1);
  page.stop();
  window.dispatchEvent(new Event('online'));
  window.dispatchEvent(new Event('pageshow'));
  page.turn('visible');
  expect(page.woken()).toBe(1);
});
