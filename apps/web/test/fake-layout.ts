import { byItself } from './acting.ts';

/** Height of every row of a list, and of every other box, in pixels. */
const rowHeight = 50;
const boxHeight = 600;
const boxWidth = 800;
/** What the timeline leaves free below its last row. */
const paddingBelowList = 16;

const heightOf = (element: Element) => (element.tagName === 'LI' ? rowHeight : boxHeight);

/** Reports the fixed sizes, as a browser does soon after an element is observed. */
class FakeResizeObserver implements ResizeObserver {
  readonly #callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
  }

  observe(target: Element): void {
    queueMicrotask(() => {
      if (!target.isConnected) return;
      const contentRect = new DOMRect(0, 0, boxWidth, heightOf(target));
      const size = [{ blockSize: contentRect.height, inlineSize: contentRect.width }];
      const entry = {
        target,
        contentRect,
        borderBoxSize: size,
        contentBoxSize: size,
        devicePixelContentBoxSize: size,
      };
      byItself(() => this.#callback([entry], this));
    });
  }

  unobserve(): void {}

  disconnect(): void {}
}

const scrolled = new WeakMap<Element, number>();

/** Gives jsdom, which has no layout, what the timeline needs of one: sizes, scrolling, media queries. */
export function layOut(): void {
  window.ResizeObserver = FakeResizeObserver;
  // What a frame changes is on the page before anything else happens.
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => nextFrame((at) => byItself(() => draw(at)));
  // So is what is put off until after it.
  const later = window.setTimeout.bind(window);
  window.setTimeout = ((work: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
    later(() => byItself(() => work(...given)), ms)) as typeof setTimeout;
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      // A wide screen and a finger: nothing takes the focus by itself.
      matches: query.includes('min-width'),
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get(this: HTMLElement) {
      return this.parentElement;
    },
  });
  Object.defineProperty(Element.prototype, 'scrollHeight', {
    configurable: true,
    get(this: Element) {
      const list = this.querySelector<HTMLElement>(':scope > ol');
      return list === null ? boxHeight : Number.parseFloat(list.style.height) + paddingBelowList;
    },
  });
  const scroll = (element: Element, top: number) => {
    scrolled.set(element, Math.max(0, Math.min(top, element.scrollHeight - boxHeight)));
    // As in a browser, those who listen hear of it a little later.
    queueMicrotask(() => byItself(() => void element.dispatchEvent(new Event('scroll'))));
  };
  Object.defineProperty(Element.prototype, 'scrollTop', {
    configurable: true,
    get(this: Element) {
      return scrolled.get(this) ?? 0;
    },
    set(this: Element, top: number) {
      scroll(this, top);
    },
  });
  Element.prototype.scrollBy = function scrollBy(this: Element, options?: ScrollToOptions | number) {
    if (typeof options === 'object' && options.top !== undefined) scroll(this, this.scrollTop + options.top);
  };
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options === 'object' && options.top !== undefined) scroll(this, options.top);
  };
}
