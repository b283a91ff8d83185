import { roomParts } from './room-links.tsx';

const names = new Map([
  ['general', '/r/general'],
  ['release', '/r/release'],
  ['release party', '/r/party'],
]);
const links = (text: string) =>
  roomParts(text, names).flatMap((part) => (typeof part === 'string' ? [] : [`${part.text} ${part.href}`]));

test('the name of a room leads there, the longest that fits, in whatever case', () => {
  expect(links('see #General, and (#release party)!')).toEqual([
    '#General /r/general',
    '#release party /r/party',
  ]);
  expect(links('#release partying')).toEqual(['#release /r/release']);
  expect(links('#release and #general')).toEqual(['#release /r/release', '#general /r/general']);
});

test.each(['#generally', 'a#general', '##general', '# general', '#secret', 'C#', '/r#general', '&#general'])(
  '%j names no room',
  (text) => {
    expect(links(text)).toEqual([]);
  },
);

test('joined again the parts are the text', () => {
  const text = 'In #release party, #nowhere and #general.';
  expect(
    roomParts(text, names)
      .map((part) => (typeof part === 'string' ? part : part.text))
      .join(''),
  ).toBe(text);
});
