import { COMMANDS_PATH, type CommandName, commands, type Reply, type Request } from '@parley/events';
import { failureShape } from './inbox.ts';
import type { Wire } from './wire.ts';

/** Somebody who says commands and takes their success for granted. */
export type Speaker = Pick<Wire, 'do'>;

/** Says each command by a request of its own, and holds the answer against the command's schema. */
export const httpSpeaker = (url: string, headers: Readonly<Record<string, string>>): Speaker => ({
  async do<N extends CommandName>(name: N, data: Request<N>): Promise<Reply<N>> {
    const response = await fetch(`${url}${COMMANDS_PATH}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(data),
    });
    const ack = (await response.json()) as { readonly ok?: unknown; readonly data?: unknown };
    if (ack.ok !== true || response.status !== 200)
      throw new Error(`${name} was refused: ${response.status} ${JSON.stringify(failureShape.parse(ack))}`);
    return commands[name].reply.parse(ack.data) as Reply<N>;
  },
});
