/** Gives the focus to a row; false while it can't take it. A key is an id, which a selector may hold as it is. */
export function focusRow(list: HTMLElement, key: string): boolean {
  const row = list.querySelector<HTMLElement>(`[data-message="${key}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row === document.activeElement;
}
