import type { Core, Sink, Store } from '@parley/core';
import { commands, isCommandName } from '@parley/events';
import { withMethods } from './with-methods.ts';

/** Places on the way of a write, in the order in which it comes by. */
export const failpoints = [
  'received',
  'before-commit',
  'after-commit',
  'before-broadcast',
  'before-ack',
] as const;
export type FailpointName = (typeof failpoints)[number];

/** Where the process is to die, and the how manieth time that a write comes by: for the crash test only. */
export interface Failpoint {
  readonly name: FailpointName;
  readonly count: number;
}

/** Tells that a write has come to a place. */
export type Passing = (name: FailpointName) => void;

/** Calls `die` at the failpoint. By default the process is gone as if the power had failed: nothing more is run or flushed. */
export function dieAt(
  { name, count }: Failpoint,
  die: () => void = () => process.kill(process.pid, 'SIGKILL'),
): Passing {
  let left = count;
  return (passed) => {
    if (passed !== name) return;
    left -= 1;
    if (left === 0) die();
  };
}

/** `store` that tells of its commits. */
export const watchStore = (store: Store, passing: Passing): Store =>
  withMethods(store, {
    commit: async (writes) => {
      passing('before-commit');
      const commit = await store.commit(writes);
      passing('after-commit');
      return commit;
    },
  });

/** `core` that tells of what comes in and of what goes out. */
export const watchCore = (core: Core, passing: Passing): Core =>
  withMethods(core, {
    dispatch: async (caller, name, data, bytes) => {
      const isWrite = isCommandName(name) && commands[name].durable;
      if (isWrite) passing('received');
      const ack = await core.dispatch(caller, name, data, bytes);
      if (isWrite && ack.ok) passing('before-ack');
      return ack;
    },
    attach: (principal, sink) => core.attach(principal, watchSink(sink, passing)),
  });

const watchSink = (sink: Sink, passing: Passing): Sink =>
  withMethods(sink, {
    write: (frame) => {
      if (frame.event === 'room:changed') passing('before-broadcast');
      sink.write(frame);
    },
  });
