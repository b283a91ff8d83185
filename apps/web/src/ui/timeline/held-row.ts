/**
 * What one reads stays where it is while rows around it come, are drawn, or become higher or lower. The virtualizer holds the row that
 * the upper edge cuts off, so that what is below moves when the height of this one, or of one that just came into view, had been guessed
 * wrong.
 */
export class HeldRow {
  #held: { readonly row: Element; readonly top: number } | undefined;

  /** The list was scrolled: what is in view now is what stays. */
  noteFirst(list: HTMLElement): void {
    this.letGo();
    const row = firstRead(list);
    if (row !== undefined) this.hold(list, row);
  }

  /** This one stays. */
  hold(list: HTMLElement, row: Element): void {
    this.#held = { row, top: topOf(list, row) };
  }

  /** The list stays at its end, and no row where it is. */
  letGo(): void {
    this.#held = undefined;
  }

  /** Rows were measured, and stand where the virtualizer wants them. */
  putBack(list: HTMLElement): void {
    const held = this.#held;
    if (held?.row.isConnected !== true) return;
    const moved = topOf(list, held.row) - held.top;
    if (Math.abs(moved) >= 1) list.scrollTop += moved;
  }
}

const topOf = (list: HTMLElement, row: Element): number =>
  row.getBoundingClientRect().top - list.getBoundingClientRect().top;

/**
 * The first row that is in view as a whole; of one that takes up most of the view, what is in view is what one reads. What is not drawn yet
 * nobody reads.
 */
function firstRead(list: HTMLElement): Element | undefined {
  const { top: edge, bottom: end } = list.getBoundingClientRect();
  let cut: Element | undefined;
  for (const row of list.querySelectorAll('[data-message]')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (top >= end) break;
    if (top >= edge) return cut === undefined || top - edge < list.clientHeight / 2 ? row : cut;
    if (bottom > edge) cut = row;
  }
  return cut;
}
