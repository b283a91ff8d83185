import golden from '../golden/commands.json' with { type: 'json' };
import errors from '../golden/errors.json' with { type: 'json' };
import events from '../golden/events.json' with { type: 'json' };
import schema from '../golden/schema.json' with { type: 'json' };
import {
  commandNames,
  commands,
  contractSchema,
  errorCodes,
  serverEventNames,
  serverEvents,
} from '../src/index.ts';

const examples: Readonly<Record<string, { readonly request: unknown; readonly reply: unknown }>> = golden;
const eventExamples: Readonly<Record<string, unknown>> = events;

test('every command and every event has its golden example, and nothing else has', () => {
  expect(Object.keys(examples).sort()).toEqual([...commandNames].sort());
  expect(Object.keys(eventExamples).sort()).toEqual([...serverEventNames].sort());
  expect(errors.map(({ error }) => error.code)).toEqual(errorCodes);
});

test.each(commandNames)('%s: its golden request and reply pass their schemas unchanged', (name) => {
  const example = examples[name];
  expect(commands[name].request.parse(example?.request)).toEqual(example?.request);
  expect(commands[name].reply.parse(example?.reply)).toEqual(example?.reply);
});

test.each(commandNames)('[C3] %s refuses an unknown field', (name) => {
  const request = { ...Object(examples[name]?.request), surplus: 1 };
  expect(commands[name].request.safeParse(request).success).toBe(false);
});

test.each(serverEventNames)('%s: its golden example passes its schema unchanged', (name) => {
  expect(serverEvents[name].data.parse(eventExamples[name])).toEqual(eventExamples[name]);
});

test('the shape of the whole contract is the one on file: run `npm run contract` after a change on purpose', () => {
  expect(JSON.parse(JSON.stringify(contractSchema()))).toEqual(schema);
});
