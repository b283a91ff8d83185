import { fetchAhead } from './fetch-ahead.ts';

const fetched = (): string[] =>
  [...document.head.querySelectorAll('link')].map((link) => link.getAttribute('href') ?? '');

const listed = (href: string, language: string): HTMLLinkElement => {
  const link = document.createElement('link');
  link.href = href;
  link.dataset['language'] = language;
  return link;
};

beforeEach(() => {
  document.head.replaceChildren();
  const ahead = document.createElement('template');
  ahead.id = 'ahead';
  ahead.content.append(listed('/menu.js', ''), listed('/names-en.js', 'en'), listed('/names-de.js', 'de'));
  document.body.replaceChildren(ahead);
});

afterEach(() => {
  Reflect.deleteProperty(navigator, 'connection');
});

test('what is loaded on demand comes ahead, and of what is for one language that of this one', () => {
  fetchAhead('de');
  expect(fetched()).toEqual(['/menu.js', '/names-de.js']);
});

test('whose browser saves data gets nothing that was not asked for', () => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
  fetchAhead('en');
  expect(fetched()).toEqual([]);
});
