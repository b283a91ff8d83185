/** As a `ref`: the element has the focus when it appears. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus();
