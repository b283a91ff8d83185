import type { MessagePort } from 'node:worker_threads';
import { DoubtfulCommit, outsideCause, SchemaTooNew } from '../sqlite-errors.ts';
import type { CallTable, Failure, Handlers, Reply } from './calls.ts';

/** Answers the questions that come in, one after the other. */
export function serve<C extends CallTable<C>>(port: MessagePort, handlers: Handlers<C>): void {
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ id, call, input }) => {
    last = last.then(async () => port.postMessage(await reply(id, () => ask(handlers, call, input))));
  });
}

const ask = <C extends CallTable<C>, K extends keyof C>(
  handlers: Handlers<C>,
  call: K,
  input: C[K]['input'],
): Promise<C[K]['answer']> => handlers[call](input);

async function reply(id: number, work: () => Promise<unknown>): Promise<Reply> {
  try {
    return { id, ok: true, answer: await work() };
  } catch (error) {
    return { id, ok: false, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  const cause = outsideCause(error);
  if (cause !== undefined)
    return { kind: error instanceof DoubtfulCommit ? 'doubtful' : 'unavailable', message: cause };
  if (error instanceof SchemaTooNew) return { kind: 'too_new', message: error.message };
  return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
