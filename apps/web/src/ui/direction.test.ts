import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepOf } from './direction.ts';

test('the arrow that leads on is the left one where one reads from the right', () => {
  const element = document.body.appendChild(document.createElement('div'));
  expect(['ArrowRight', 'ArrowLeft', 'Enter'].map((key) => stepOf(key, element))).toEqual([1, -1, 0]);
  element.style.direction = 'rtl';
  expect(['ArrowRight', 'ArrowLeft', 'Enter'].map((key) => stepOf(key, element))).toEqual([-1, 1, 0]);
  element.remove();
});

/** Utilities that mean a side of the screen. What is in the middle is so from either side: `left-1/2`. */
const physical =
  /(?<=[\s"'`:])-?(?:(?:scroll-)?[mp][lr]|left|right|rounded-(?:[lr]|[tb][lr])|border-[lr])-(?!1\/2)[\w[\](./-]+|(?<=[\s"'`:])(?:(?:text|float|clear)-(?:left|right)|rounded-[lr]|border-[lr])(?=[\s"'`])/g;

const physicalIn = (code: string): string[] => code.match(physical) ?? [];

test('a utility that means a side of the screen is told from one that does not', () => {
  expect(physicalIn('"flex -ml-2 md:pr-4 text-left" `left-[3px] md:left-1/2 border-l`')).toEqual([
    ...['-ml-2', 'pr-4', 'text-left', 'left-[3px]', 'border-l'],
  ]);
  expect(physicalIn('"flex -ms-2 md:pe-4 text-start inset-x-0 rounded-t-2xl border-line"')).toEqual([]);
});

/** With a reason: a card in the middle has neither a start nor an end. */
const allowed = ['ui/dialog-look.ts: right-auto'];

test('what stands at a side stands at the start or the end, so that it is mirrored where one reads from the right', () => {
  const src = join(import.meta.dirname, '..');
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .flatMap((path) =>
      physicalIn(readFileSync(join(src, path), 'utf8')).map(
        (name) => `${path.replaceAll('\\', '/')}: ${name}`,
      ),
    );
  expect(found.filter((one) => !allowed.includes(one))).toEqual([]);
});
