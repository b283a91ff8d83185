import type { Ack, CommandError } from '@parley/events';
import { useCallback, useEffect, useState } from 'react';

export interface Answer<T> {
  /** The last answer; it stays while a newer one is on its way. */
  readonly data: T | undefined;
  readonly error: CommandError | undefined;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** What a command answers, asked when first shown, again when `ask` changes, and on request. */
export function useAnswer<T>(ask: () => Promise<Ack<T>>): Answer<T> {
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState<{
    readonly ask: typeof ask;
    readonly turn: number;
    readonly data: T | undefined;
    readonly error: CommandError | undefined;
  }>();
  useEffect(() => {
    let wanted = true;
    void ask().then((ack) => {
      if (!wanted) return;
      setKnown((before) => ({
        ask,
        turn,
        data: ack.ok ? ack.data : before?.data,
        error: ack.ok ? undefined : ack.error,
      }));
    });
    return () => {
      wanted = false;
    };
  }, [ask, turn]);
  const reload = useCallback(() => setTurn((now) => now + 1), []);
  const current = known?.ask === ask ? known : undefined;
  return {
    data: current?.data,
    error: current?.turn === turn ? current.error : undefined,
    loading: current?.turn !== turn,
    reload,
  };
}
