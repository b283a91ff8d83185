import { use, useState } from 'react';
import { ConnectedContext } from '../connected.ts';

interface Fetched {
  /** It could not be fetched. */
  readonly failed: boolean;
  /** The key of the element that fetches it: another one fetches anew. */
  readonly attempt: number;
  readonly onError: () => void;
  readonly retry: () => void;
}

/** For an element that fetches the file `id`: what could not be fetched is fetched again when the server can be reached again. */
export function useFetched(id: string): Fetched {
  const connected = use(ConnectedContext);
  const [known, setKnown] = useState(connected);
  const [failed, setFailed] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const retry = () => {
    setFailed(undefined);
    setAttempt(attempt + 1);
  };
  if (known !== connected) {
    setKnown(connected);
    if (connected && failed !== undefined) retry();
  }
  return { failed: failed === id, attempt, onError: () => setFailed(id), retry };
}
