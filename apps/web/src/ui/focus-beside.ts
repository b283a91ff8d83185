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
