import type { Ack, CommandName, Request } from '@parley/events';
import { COMMANDS_PATH } from '@parley/events/protocol';

/** The page and its server come from one build, so a body of the right outline is believed. */
const isAck = (body: unknown): body is Ack<unknown> =>
  typeof body === 'object' && body !== null && 'ok' in body;

/** Gives a command by a request of its own, which the browser sends even if the page is gone: the page's connection goes with it. */
export async function commandBeyondPage<N extends CommandName>(
  command: N,
  data: Request<N>,
): Promise<Ack<unknown>> {
  try {
    const response = await fetch(`${COMMANDS_PATH}/${command}`, {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(data),
    });
    const body: unknown = await response.json();
    if (isAck(body)) return body;
  } catch {
    // No answer at all, or none of ours.
  }
  return { ok: false, error: { code: 'unavailable', message: 'The server cannot be reached just now.' } };
}
