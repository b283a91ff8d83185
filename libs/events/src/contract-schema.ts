import { z } from 'zod';
import { commandNames, commands } from './commands.ts';
import { serverEventNames, serverEvents } from './server-events.ts';

const jsonSchema = (type: z.ZodType): unknown =>
  z.toJSONSchema(type, { unrepresentable: 'any', io: 'input' });

/** The whole contract as JSON Schema (draft 2020-12), for docs and for clients in other languages. */
export function contractSchema(): { readonly commands: object; readonly events: object } {
  return {
    commands: Object.fromEntries(
      commandNames.map((name) => {
        const { request, reply, rate, durable, scope } = commands[name];
        return [name, { rate, durable, scope, request: jsonSchema(request), reply: jsonSchema(reply) }];
      }),
    ),
    events: Object.fromEntries(
      serverEventNames.map((name) => {
        const { data, volatile } = serverEvents[name];
        return [name, { volatile, data: jsonSchema(data) }];
      }),
    ),
  };
}
