import type { Ack, CommandError } from '@parley/events';
import { useCallback, useRef, useState } from 'react';

export interface CommandState<A extends readonly unknown[], T> {
  /** Runs the command; the answer is also returned. A second run while one is pending is allowed. */
  readonly run: (...args: A) => Promise<Ack<T>>;
  readonly pending: boolean;
  /** Why the last run failed; gone with the next. */
  readonly error: CommandError | undefined;
  readonly clear: () => void;
}

/** A command of the client with its state for a form: `useCommand(client.createRoom)`. */
export function useCommand<A extends readonly unknown[], T>(
  command: (...args: A) => Promise<Ack<T>>,
): CommandState<A, T> {
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<CommandError>();
  const latest = useRef(0);
  const run = useCallback(
    async (...args: A) => {
      const turn = ++latest.current;
      setRunning((count) => count + 1);
      setError(undefined);
      const ack = await command(...args);
      setRunning((count) => count - 1);
      if (turn === latest.current && !ack.ok) setError(ack.error);
      return ack;
    },
    [command],
  );
  const clear = useCallback(() => setError(undefined), []);
  return { run, pending: running > 0, error, clear };
}
