/** The result that was gone to from an entry of the browser's history, and how many were shown: who comes back is at it again. */
interface OpenedResult {
  readonly result: string;
  readonly shown: number;
}

export const noteOpened = (opened: OpenedResult): void => history.replaceState(opened, '');

/** Of the entry that one is at; undefined if none was opened there since the question was asked. */
export function openedResult(): OpenedResult | undefined {
  const state: Partial<OpenedResult> | string | null = history.state;
  if (state === null || typeof state !== 'object') return undefined;
  const { result, shown } = state;
  return result === undefined || shown === undefined ? undefined : { result, shown };
}
