import type { MessagePort } from 'node:worker_threads';
import { DoubtfulCommit, outsideCause, SchemaTooNew } from '../sqlite-errors.ts';
import type { CallTable, Failure, Handlers, Reply } from './calls.ts';

/** How long after a question the work that nobody waits for begins. */
const PAUSE_MS = 100;
/** While questions come in, that work takes one part of the time out of so many. */
const SHARE = 7;
/** How long nobody has asked when the work begins that can wait for ever. */
const REST_MS = 1_000;

/** Steps of work that nobody waits for; each answers whether there is more of it. */
export interface Background {
  /** Done between the questions, and after the last one. */
  readonly meanwhile: () => Promise<boolean>;
  /** Done when there is nothing else to do for a while. */
  readonly atRest: () => Promise<boolean>;
}

/** Answers the questions that come in, one after the other. */
export function serve<C extends CallTable<C>>(
  port: MessagePort,
  handlers: Handlers<C>,
  background?: Background,
): void {
  let last: Promise<void> = Promise.resolve();
  let asked = false;
  let planned = false;
  let resting: NodeJS.Timeout | undefined;

  const plan = ({ meanwhile, atRest }: Background, ms: number): void => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      last = last.then(async () => {
        const start = performance.now();
        const more = await attempt(meanwhile);
        planned = false;
        if (more) plan({ meanwhile, atRest }, asked ? (SHARE - 1) * (performance.now() - start) : 0);
        else rest(atRest, REST_MS);
        asked = false;
      });
    }, ms);
  };
  const rest = (step: Background['atRest'], ms: number): void => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      last = last.then(async () => {
        // A question puts it off until the other work is done again.
        if (!planned && (await attempt(step)) && !planned) rest(step, 0);
      });
    }, ms);
  };

  port.on('message', ({ id, call, input }) => {
    clearTimeout(resting);
    last = last.then(async () => {
      port.postMessage(await reply(id, () => ask(handlers, call, input)));
      asked = true;
      if (background) plan(background, PAUSE_MS);
    });
  });
}

/** What fails, for want of room or of a lock, is tried again after the next question. */
const attempt = (step: () => Promise<boolean>): Promise<boolean> => step().catch(() => false);

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
