import { act } from '@testing-library/react';

declare global {
  /** Whether React leaves it to `act` to draw; the testing library takes it back while it waits for something. */
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined;
}

let underWay = 0;

/** Something happens that takes a while, and all that follows from it. */
export async function happening(work: () => Promise<unknown>): Promise<void> {
  underWay += 1;
  try {
    await act(async () => void (await work()));
  } finally {
    underWay -= 1;
  }
}

/**
 * What the browser does to the page by itself. It is a part of what happens just then: an `act` of its own would end that one early,
 * and would lose what waits for its code where React draws without.
 */
export function byItself(work: () => void): void {
  if (underWay > 0 || !globalThis.IS_REACT_ACT_ENVIRONMENT) work();
  else act(work);
}
