/** A key is an id, which a selector may hold as it is. */
export const rowOf = (list: HTMLElement | null, key: string | undefined): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-message="${key}"]`) ?? null;

/** False while the row can't take the focus. */
export function focusRow(list: HTMLElement, key: string): boolean {
  const row = rowOf(list, key);
  row?.focus({ preventScroll: true });
  return row !== null && row === document.activeElement;
}
