import { z } from 'zod';
import { commandNames, commands, plainIssues } from '../src/index.ts';

const say = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return plainIssues(error?.issues ?? []).map(({ path, message }) => `${path} ${message}`.trim());
};

test('[C3] what is wrong is said in plain words, and where', () => {
  const schema = z.strictObject({
    text: z.string().max(3),
    n: z.int().min(2),
    on: z.boolean(),
    of: z.enum(['a', 'b']),
    list: z.array(z.string()).max(1),
    form: z.string().regex(/^x$/),
    own: z.string().min(1, 'is empty'),
  });
  const wrong = { text: 7, n: 1, of: 'c', list: ['a', 'b'], form: 'y', own: '', what: 1 };
  expect(say(schema, wrong)).toEqual([
    'text is not text',
    'n is less than 2',
    'on is missing',
    'of is none of a, b',
    'list is too long; at most 1',
    'form doesn’t have the right format',
    'own is empty',
    'what is unknown',
  ]);
  expect(say(schema, 'nonsense')).toEqual(['is not an object']);
});

test('[C3] no command answers in the words of a library', () => {
  const junk = [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { room: 7, user: [], limit: -1, op: 'x', before: 1e99, text: '' },
  ];
  const said = commandNames.flatMap((name) => junk.flatMap((value) => say(commands[name].request, value)));
  expect(said.length).toBeGreaterThan(200);
  expect(
    said.filter((words) => /Invalid|expected|received|Unrecognized|Too (big|small)/.test(words)),
  ).toEqual([]);
});
