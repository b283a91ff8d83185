import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shelf } from './gallery.tsx';

const ui = join(import.meta.dirname, '../../src/ui');

/** What src/ui exports under a capital letter is a component, unless it is in capitals or a context. */
const components = readdirSync(ui, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
  .flatMap((path) =>
    [...readFileSync(join(ui, path), 'utf8').matchAll(/^export (?:function|const) ([A-Z]\w*)/gm)].flatMap(
      ([, name]) => name ?? [],
    ),
  );

test('every component of src/ui stands in the gallery, and nothing else does', () => {
  expect(components.length).toBeGreaterThan(50);
  expect(Object.keys(shelf).toSorted()).toEqual(components.toSorted());
});

test('each has a state at least', () => {
  for (const [name, { states }] of Object.entries(shelf))
    expect([name, Object.keys(states)]).not.toEqual([name, []]);
});
