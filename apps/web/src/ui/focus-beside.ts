/**
 * What is pressed goes away with its row: the focus goes to the button of the next row, or of the one before, or where there is
 * none to what is named. Called before the row goes.
 */
export function focusBeside(pressed: HTMLElement, otherwise: () => void): void {
  const row = pressed.closest('li');
  const beside = [row?.nextElementSibling, row?.previousElementSibling]
    .map((other) => [...(other?.querySelectorAll('button') ?? [])].at(-1))
    .find((button) => button !== undefined);
  if (beside === undefined) otherwise();
  else beside.focus();
}

/** What is pressed goes away: the focus goes to what can have it right before, without moving the page. */
export function focusBefore(pressed: HTMLElement): void {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input')];
  all[all.indexOf(pressed) - 1]?.focus({ preventScroll: true });
}
