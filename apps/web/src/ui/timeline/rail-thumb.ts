import { messageTexts } from '../../texts/en/message.ts';
import { aboveAt, thumbOf, type Sight, type Thumb } from './rail-place.ts';

/** The thumb of a rail and where it is dragged. It is drawn past React, which would draw the list with each scroll. */
export class RailThumb {
  #rail: HTMLElement | null = null;
  #height = 0;
  #sight: Sight | undefined;
  #thumb: Thumb | undefined;
  /** Where in the thumb the pointer holds it. */
  #grip: number | undefined;
  /** To where it is dragged, which it keeps until it is let go. */
  #draggedTo: number | undefined;

  attach(rail: HTMLElement | null): void {
    this.#rail = rail;
    this.#draw();
  }

  show(sight: Sight, height: number): void {
    this.#sight = sight;
    this.#height = height;
    this.#thumb = thumbOf(sight, height);
    if (this.#grip === undefined) this.#draw();
  }

  /** A finger's rail is there while it scrolls. */
  setScrolling(on: boolean): void {
    this.#rail?.toggleAttribute('data-scrolling', on);
  }

  press(clientY: number): void {
    const thumb = this.#thumb;
    if (thumb === undefined) return;
    const grip = this.#yOf(clientY) - thumb.top;
    const isOnThumb = grip >= 0 && grip <= thumb.height;
    this.#grip = isOnThumb ? grip : thumb.height / 2;
    this.#rail?.toggleAttribute('data-dragged', true);
    if (!isOnThumb) this.drag(clientY);
  }

  drag(clientY: number): void {
    if (this.#grip === undefined || this.#thumb === undefined) return;
    const most = this.#height - this.#thumb.height;
    this.#draggedTo = Math.min(Math.max(0, this.#yOf(clientY) - this.#grip), most);
    this.#draw();
  }

  /** Lets the thumb go, and answers how many messages are above that place: undefined if it is the end of the room. */
  drop(): { readonly above: number | undefined } | undefined {
    const above = this.#above();
    const isMoved = this.#draggedTo !== undefined;
    this.letGo();
    return isMoved ? { above } : undefined;
  }

  letGo(): void {
    this.#grip = undefined;
    this.#draggedTo = undefined;
    this.#rail?.toggleAttribute('data-dragged', false);
    this.#rail?.lastElementChild?.replaceChildren();
  }

  /** Back to what is in view. */
  rest(): void {
    if (this.#grip === undefined) this.#draw();
  }

  #yOf(clientY: number): number {
    return clientY - (this.#rail?.getBoundingClientRect().top ?? 0);
  }

  #above(): number | undefined {
    const [sight, thumb] = [this.#sight, this.#thumb];
    if (sight === undefined || thumb === undefined) return undefined;
    return aboveAt(this.#draggedTo ?? thumb.top, sight, thumb, this.#height);
  }

  #draw(): void {
    const rail = this.#rail;
    const [thumb, place] = rail?.children ?? [];
    if (rail === null || !(thumb instanceof HTMLElement) || !(place instanceof HTMLElement)) return;
    rail.hidden = this.#thumb === undefined;
    if (this.#thumb === undefined) return;
    rail.style.height = `${this.#height}px`;
    const { height, top } = this.#thumb;
    const y = this.#draggedTo ?? top;
    thumb.style.height = `${height}px`;
    thumb.style.transform = `translateY(${y}px)`;
    if (this.#draggedTo === undefined || this.#sight === undefined) return;
    const { all } = this.#sight;
    const above = this.#above();
    const seq = above === undefined ? all : Math.floor(above) + 1;
    place.style.transform = `translateY(calc(${y + height / 2}px - 50%))`;
    place.textContent = messageTexts().place({ seq, all });
  }
}
