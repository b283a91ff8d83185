/**
 * Keeps what is wholly in view where it is when the row that the upper edge cuts off becomes higher or lower: a card, a reaction or
 * its formatting comes late. The virtualizer does so for rows that are out of sight above the edge.
 */
export class CutRow {
  /** Told before the virtualizer, as it is older … */
  readonly #before = new ResizeObserver(() => this.#hold());
  /** … and after it. */
  #after: ResizeObserver | undefined;
  #row: Element | null = null;
  #held: { readonly row: Element; readonly top: number } | undefined;

  /** The list's row at the upper edge; none while the list stays at its end. */
  watch(row: Element | null): void {
    if (row === this.#row) return;
    this.stop();
    if (row === null) return;
    this.#row = row;
    this.#after = new ResizeObserver(() => this.#putBack());
    this.#before.observe(row);
    this.#after.observe(row);
  }

  stop(): void {
    this.#before.disconnect();
    this.#after?.disconnect();
    this.#row = null;
    this.#held = undefined;
  }

  /** Of a row that takes up most of the view, what is in view is what one reads: there nothing is held. */
  #hold(): void {
    const row = this.#row?.nextElementSibling;
    const box = this.#row?.closest('section');
    if (!row || !box) return;
    const edge = box.getBoundingClientRect().top;
    const { top } = row.getBoundingClientRect();
    if (top > edge && top - edge < box.clientHeight / 2) this.#held = { row, top };
  }

  #putBack(): void {
    const held = this.#held;
    this.#held = undefined;
    const box = held?.row.closest('section');
    if (held && box) box.scrollTop += held.row.getBoundingClientRect().top - held.top;
  }
}
