import {
  AutoScroller,
  DragDropManager,
  Draggable,
  PointerActivationConstraints,
  PointerSensor,
} from '@dnd-kit/dom';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a gesture means. */
export interface DragTarget {
  /** Something is pressed: whether it can be dragged. */
  readonly press: (target: Element) => boolean;
  /** It is being dragged, and held there; answers whether that is within what may scroll. */
  readonly hold: (at: Point) => boolean;
  readonly drop: (at: Point) => void;
  /** Nothing comes of it. */
  readonly cancel: () => void;
  /** A finger rested on it and left without having moved: after a time that asks for a menu, or not so long. */
  readonly rest: (forMenu: boolean) => void;
}

/** A finger that rests so long lifts what is below it; one that moves before that scrolls. */
const liftMs = 250;
const menuMs = 500;
/** What a mouse moves at least that drags, and a finger at most that rests, in pixels. */
const threshold = 5;
const slack = 8;

/** Tells a drag by mouse or finger within a list that scrolls from clicking, tapping, scrolling and asking for a menu. */
export class DragGestures {
  readonly #list: HTMLElement;
  readonly #target: DragTarget;
  readonly #manager: DragDropManager;
  readonly #listening = new AbortController();
  /** Where the pointer is that drags. */
  #at: Point | undefined;
  #pressedAt = 0;
  /** A browser makes a click of a release, which is none after a drag. */
  #ignoresClick = false;

  constructor(list: HTMLElement, target: DragTarget) {
    this.#list = list;
    this.#target = target;
    // Without the plugins that draw: they write style elements, which the Content-Security-Policy refuses.
    this.#manager = new DragDropManager({
      plugins: [AutoScroller.configure({ acceleration: 10, threshold: { x: 0, y: 0.12 } })],
      sensors: [
        PointerSensor.configure({
          activationConstraints: ({ pointerType }) => [
            pointerType === 'mouse'
              ? new PointerActivationConstraints.Distance({ value: threshold })
              : new PointerActivationConstraints.Delay({ value: liftMs, tolerance: slack }),
          ],
          preventActivation: (event) => {
            this.#pressedAt = event.timeStamp;
            return !(event.target instanceof Element && target.press(event.target));
          },
        }),
      ],
    });
    // One for all: rows come and go, and what was pressed tells what is dragged.
    new Draggable({ id: 'pressed', element: list }, this.#manager);
    this.#followManager();
    this.#listen();
  }

  stop(): void {
    this.#manager.destroy();
    this.#listening.abort();
  }

  #followManager(): void {
    const { monitor } = this.#manager;
    monitor.addEventListener('dragstart', ({ operation }) => this.#hold(operation.position.current));
    monitor.addEventListener('dragmove', ({ to }) => to && this.#hold(to));
    monitor.addEventListener('dragend', ({ canceled, nativeEvent, operation }) => {
      this.#at = undefined;
      if (canceled || !(nativeEvent instanceof PointerEvent)) this.#target.cancel();
      else {
        // The manager may still wait for a frame to take the last move in.
        const { clientX: x, clientY: y } = nativeEvent;
        const { initial } = operation.position;
        const isStill = Math.hypot(x - initial.x, y - initial.y) <= slack;
        if (isStill && nativeEvent.pointerType !== 'mouse')
          this.#target.rest(nativeEvent.timeStamp - this.#pressedAt >= menuMs);
        else this.#target.drop({ x, y });
      }
      this.#ignoresClick = true;
    });
  }

  #hold(at: Point): void {
    this.#at = at;
    const scroller = this.#manager.registry.plugins.get(AutoScroller);
    if (this.#target.hold(at)) scroller?.enable();
    else scroller?.disable();
  }

  #listen(): void {
    const { signal } = this.#listening;
    const first = { signal, capture: true };
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('pointerdown', () => void (this.#ignoresClick = false), first);
    document.addEventListener(
      'keydown',
      (event) => {
        this.#ignoresClick = false;
        if (event.key !== 'Escape' || this.#at === undefined) return;
        // It ends the drag, and closes nothing besides.
        swallow(event);
        this.#manager.actions.stop({ event, canceled: true });
      },
      first,
    );
    document.addEventListener(
      'click',
      (event) => {
        if (this.#ignoresClick) swallow(event);
        this.#ignoresClick = false;
      },
      first,
    );
    // Where a finger that rests asks for a menu by itself: it may still drag.
    this.#list.addEventListener(
      'contextmenu',
      (event) => {
        if (this.#at !== undefined || this.#ignoresClick) swallow(event);
      },
      first,
    );
    this.#list.addEventListener('scroll', () => this.#at && this.#hold(this.#at), { signal });
  }
}
