import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, screen } from '@testing-library/react';
import { german } from './de/index.ts';
import { server } from './de/server.ts';
import { commonTexts } from './en/common.ts';
import { bestLanguage, localeOf } from './language.ts';
import { pseudoText } from './pseudo.ts';
import { fromServer } from './server.ts';
import { speak } from './speak.ts';
import { catalogue, fill, params, plural, texts } from './texts.ts';

const english = readdirSync(join(import.meta.dirname, 'en'));

const sample = texts('sample', {
  plain: 'Save',
  greeting: params('Hello {name}'),
  replies: plural({ one: '{count} reply in {room}', other: '{count} replies in {room}' }),
  wrote: '{author} wrote in {room}',
});
catalogue.de = {
  ...german,
  sample: {
    plain: 'Speichern',
    greeting: 'Hallo {name}',
    replies: { one: '{count} Antwort in {room}', other: '{count} Antworten in {room}' },
    wrote: 'In {room} schrieb {author}',
  },
};

beforeAll(() => Promise.all(english.map((file) => import(`./en/${file}`))));

afterEach(() => speak('en'));

/** What a text is made of: the places that are filled in, of each of its forms. */
const places = (entry: unknown): unknown =>
  typeof entry === 'string'
    ? [...entry.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted((a, b) => a.localeCompare(b))
    : Object.entries(entry ?? {})
        .map(([form, text]) => [form, places(text)] as const)
        .toSorted(([a], [b]) => a.localeCompare(b));

/** The server's sentences have no English here: they come in it. */
const partsOf = (language: object | undefined) =>
  Object.entries(language ?? {}).filter(([part]) => part !== 'sample' && part !== 'server');

test('German says everything that English says, with the same places to fill in and the same forms of number', () => {
  const shape = (language: object | undefined) =>
    Object.fromEntries(
      partsOf(language).map(([part, entries]) => [
        part,
        Object.fromEntries(Object.entries(entries as object).map(([name, entry]) => [name, places(entry)])),
      ]),
    );
  expect(partsOf(catalogue.en).length).toBe(english.length);
  expect(shape(catalogue.de)).toEqual(shape(catalogue.en));
});

test('numbers choose the form, and are written as the language does', async () => {
  const said = () => [1, 2, 12_345].map((count) => sample().replies({ count, room: '#general' }));
  expect(said()).toEqual(['1 reply in #general', '2 replies in #general', '12,345 replies in #general']);
  await speak('de');
  expect(said()).toEqual([
    '1 Antwort in #general',
    '2 Antworten in #general',
    '12.345 Antworten in #general',
  ]);
});

test('a language is spoken everywhere at once, and the document says so', async () => {
  expect(commonTexts().reload).toBe('Reload');
  await speak('de');
  expect(commonTexts().reload).toBe('Neu laden');
  expect(sample().greeting({ name: '{name} $& Ada' })).toBe('Hallo {name} $& Ada');
  expect(document.documentElement).toHaveAttribute('lang', 'de');
  expect(document.documentElement).toHaveAttribute('dir', 'ltr');
});

test('elements stand within a text where the language wants them', async () => {
  const line = () => <p>{fill(sample().wrote, { author: <b>Ada</b>, room: '#general' })}</p>;
  const { rerender } = render(line());
  expect(screen.getByText('wrote in #general', { exact: false })).toHaveTextContent('Ada wrote in #general');
  await speak('de');
  rerender(line());
  expect(screen.getByText('schrieb', { exact: false })).toHaveTextContent('In #general schrieb Ada');
});

test('the pseudo language lengthens and accents everything, leaves places alone, and runs from right to left', async () => {
  expect(pseudoText('Save {name}')).toBe('[Sàvé {name}··]');
  await speak('qps-plocm');
  expect(commonTexts().reload).toBe('[Rélöàd··]');
  expect(sample().greeting({ name: 'Ada' })).toMatch(/^\[.*Ada.*\]$/);
  expect(document.documentElement).toHaveAttribute('dir', 'rtl');
});

test('the first language that is known wins, of whatever region, and English where none is', () => {
  expect(bestLanguage(['fr-CA', 'de-AT', 'en'])).toBe('de');
  expect(bestLanguage(['fr', 'x'])).toBe('en');
  expect(bestLanguage([])).toBe('en');
  expect(localeOf('en', ['de', 'en-GB', 'en'])).toBe('en-GB');
  expect(localeOf('de', ['en-GB'])).toBe('de');
});

test('what the server says is said in German where that has words for it, with its numbers', async () => {
  const sentence = 'You are in 500 rooms already; leave one first.';
  expect(fromServer(sentence)).toBe(sentence);
  await speak('de');
  expect(fromServer(sentence)).toBe('Du bist schon in 500 Räumen; verlass zuerst einen.');
  expect(fromServer('is too long; at most 80 characters')).toBe('ist zu lang; höchstens 80 Zeichen');
  expect(fromServer('Nobody foresaw this.')).toBe('Nobody foresaw this.');
});

test('German has words for every refusal of the store', async () => {
  const rules = join(import.meta.dirname, '../../../../libs/core/src/store-rules.ts');
  const sentences = [...readFileSync(rules, 'utf8').matchAll(/refusal\(\s*'\w+',\s*(['`])(.+?)\1/g)].map(
    ([, , sentence = '']) =>
      sentence.replaceAll('${inWords(until - at)}', '2 h').replaceAll(/\$\{\w+\}/g, '10'),
  );
  expect(sentences.length).toBeGreaterThan(40);
  await speak('de');
  expect(sentences.filter((sentence) => fromServer(sentence) === sentence)).toEqual([]);
});

test('German keeps the numbers of each sentence of the server', () => {
  const numbers = (text: string) => text.split('#').length;
  expect(Object.values(server).map(numbers)).toEqual(Object.keys(server).map(numbers));
});
