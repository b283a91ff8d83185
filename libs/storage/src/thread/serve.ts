import type { MessagePort } from 'node:worker_threads';
import { DoubtfulCommit, outsideCause, SchemaTooNew } from '../sqlite-errors.ts';
import type { CallTable, Failure, Handlers, Reply } from './calls.ts';

/** How long after a question the work that nobody waits for begins. */
const PAUSE_MS = 100;
/** While questions come in, that work takes one part of the time out of so many. */
const SHARE = 7;

/**
 * Answers the questions that come in, one after the other. Between them, and after the last one, it does `meanwhile`, which
 * answers whether it has more to do.
 */
export function serve<C extends CallTable<C>>(
  port: MessagePort,
  handlers: Handlers<C>,
  meanwhile?: () => Promise<boolean>,
): void {
  let last: Promise<void> = Promise.resolve();
  let asked = false;
  let planned = false;

  const plan = (ms: number): void => {
    if (planned || !meanwhile) return;
    planned = true;
    setTimeout(() => {
      last = last.then(() => work(meanwhile));
    }, ms);
  };
  const work = async (step: () => Promise<boolean>): Promise<void> => {
    const start = performance.now();
    // What fails, for want of room or of a lock, is tried again after the next question.
    const more = await step().catch(() => false);
    planned = false;
    if (more) plan(asked ? (SHARE - 1) * (performance.now() - start) : 0);
    asked = false;
  };

  port.on('message', ({ id, call, input }) => {
    last = last.then(async () => {
      port.postMessage(await reply(id, () => ask(handlers, call, input)));
      asked = true;
      plan(PAUSE_MS);
    });
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
