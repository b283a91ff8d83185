import { act } from '@testing-library/react';

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

/** What the browser does to the page by itself. It is a part of what happens just then: an `act` of its own would end that one early. */
export function byItself(work: () => void): void {
  if (underWay > 0) work();
  else act(work);
}
