import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor } from '@testing-library/react';
import { renderChat, smallPlace } from '../../test/render-chat.tsx';
import { settingsPath, settingsSections } from '../features/settings/sections.ts';
import { german } from '../texts/de/index.ts';
import { speak } from '../texts/speak.ts';
import { catalogue } from '../texts/texts.ts';

const english = join(import.meta.dirname, '../texts/en');

beforeAll(() => Promise.all(readdirSync(english).map((file) => import(join(english, file)))));

afterEach(async () => {
  jest.restoreAllMocks();
  await speak('en');
});

/** Every text of a language, each form of a plural for itself. */
const textsOf = (entry: unknown): readonly string[] =>
  typeof entry === 'string' ? [entry] : Object.values(entry ?? {}).flatMap(textsOf);

/** Whether something is one of these texts, with whatever in their places. What is nearly nothing but places says nothing. */
function oneOf(entries: readonly string[]): (said: string) => boolean {
  const telling = entries.filter((entry) => entry.replaceAll(/\{\w+\}|\P{L}/gu, '').length > 3);
  const patterns = telling.map((entry) =>
    entry
      .split(/\{\w+\}/)
      .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join('.+'),
  );
  const all = new RegExp(`^(?:${patterns.join('|')})$`, 'u');
  return (said) => all.test(said);
}

const said = 'aria-label, title, placeholder, alt'.split(', ');

/** What the page says: its texts, and the names of what has none. What stands on the keys of a keyboard is no text. */
function saidByPage(): readonly string[] {
  const found: string[] = [document.title];
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of said) found.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes)
      if (node instanceof Text && element.localName !== 'kbd') found.push(node.data);
  }
  return [...new Set(found.map((text) => text.trim()).filter((text) => text !== ''))];
}

/** Texts of the English catalogue on the page, unless German says the same. */
function englishOnPage(): readonly string[] {
  const isGerman = oneOf(textsOf(german));
  const isEnglish = oneOf(textsOf(catalogue.en));
  return saidByPage().filter((text) => isEnglish(text) && !isGerman(text));
}

/** A room in which everything is that a row of it can show. */
function fullPlace() {
  const scene = smallPlace();
  const { place, general, ben } = scene;
  place.write(general, ben, 'Servus **zusammen** @Ada, ||psst||', {
    mentions: [{ user: place.me.id, as: 'Ada' }],
  });
  place.write(general, place.me, 'Grüß Gott', { editedAt: scene.clock.now() });
  place.react(general, 1, ben.id, '👍', true);
  place.pin(general, 1, ben.id, true);
  place.write(place.room('channel', 'neues', { people: [ben] }), ben, 'Horch!');
  return scene;
}

/** Goes from page to page, and gathers the English of each. */
async function englishOn(paths: readonly string[]) {
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['de']);
  const { navigate, happen } = await renderChat(fullPlace());
  await screen.findByRole('complementary', { name: 'Seitenleiste' });
  const found: Record<string, readonly string[]> = {};
  for (const path of paths) {
    await happen(() => navigate(path));
    await waitFor(() =>
      expect(screen.queryByLabelText('Nachrichten werden geladen')).not.toBeInTheDocument(),
    );
    expect(screen.getAllByRole('heading', { level: 1 })).not.toEqual([]);
    found[path] = englishOnPage();
  }
  return found;
}

const none = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, []]));

test('who reads German finds no English around a room and on the pages beside it', async () => {
  const paths = [
    '/r/general',
    '/browse',
    '/catch-up',
    '/people',
    '/saved',
    '/search',
    '/threads',
    '/nirgends',
  ];
  expect(await englishOn(paths)).toEqual(none(paths));
});

test('who reads German finds no English in the settings', async () => {
  const paths = settingsSections.map(({ name }) => settingsPath(name));
  expect(await englishOn(paths)).toEqual(none(paths));
});

test('the search for English finds it where the page speaks English', async () => {
  await renderChat(fullPlace());
  await screen.findByText('Grüß Gott');
  expect(englishOnPage()).toEqual(expect.arrayContaining(['Add a reaction', '(edited)', 'Pinned by Ben']));
});

test('what one has one word for has one word', () => {
  const texts = textsOf(german).join('\n');
  expect(texts).toMatch(/\bKürzel\b/u);
  expect(texts).not.toMatch(/\bHandle\b/u);
});
