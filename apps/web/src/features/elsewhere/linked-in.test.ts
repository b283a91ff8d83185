import { linkedIn } from './linked-in.ts';

const home = 'https://chat.example.org';
const places = (text: string) => linkedIn(text, home).map(({ room, seq }) => `${room}/${seq}`);

test('addresses of messages of this place are found, each once, and three at most', () => {
  expect(
    places(`see ${home}/r/general/7, and (${home}/r/general/7). Also ${home}/r/tea/12?panel=pins`),
  ).toEqual(['general/7', 'tea/12']);
  expect(places([1, 2, 3, 4].map((seq) => `${home}/r/tea/${seq}`).join(' '))).toHaveLength(3);
});

test.each([
  'https://elsewhere.example.org/r/general/7',
  `${home}/r/general`,
  `${home}/r/general/0`,
  `${home}/r/general/7/more`,
  `${home}/r/../7`,
  `\`${home}/r/general/7\``,
  `||${home}/r/general/7||`,
  `https://${'chat.example.org.evil.org'}/r/general/7`,
])('%s is none', (text) => {
  expect(places(text)).toEqual([]);
});
