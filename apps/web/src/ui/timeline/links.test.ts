import { assert, property, string } from 'fast-check';
import { isJumbo, textParts } from './links.ts';

const links = (text: string) => textParts(text).flatMap((part) => (part.kind === 'link' ? [part] : []));
const hrefs = (text: string) => links(text).map(({ href }) => href);

describe('links in what people write', () => {
  test('http, https, mailto and www addresses become links', () => {
    expect(hrefs('see https://a.example/x?y=1#z or http://b.example')).toEqual([
      'https://a.example/x?y=1#z',
      'http://b.example/',
    ]);
    expect(hrefs('mailto:ada@example.org')).toEqual(['mailto:ada@example.org']);
    expect(hrefs('www.example.org')).toEqual(['https://www.example.org/']);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'xhttps://example.org',
    'https://',
    'mailto:nobody',
    '<a href="x">y</a>',
  ])('%s stays text', (text) => {
    expect(links(text)).toEqual([]);
  });

  test('punctuation that ends the sentence is not part of the address', () => {
    expect(
      hrefs('Go to https://example.org/a. Or https://example.org/b, or (https://example.org/c)!'),
    ).toEqual(['https://example.org/a', 'https://example.org/b', 'https://example.org/c']);
  });

  test('a bracket that was opened in the address stays', () => {
    expect(hrefs('https://example.org/Parley_(talk)')).toEqual(['https://example.org/Parley_(talk)']);
  });

  test('the parts put together are the text, whatever it is', () => {
    assert(
      property(string({ unit: 'binary' }), string({ unit: 'grapheme' }), (before, after) => {
        const text = `${before} https://example.org/${after}`;
        expect(
          textParts(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('8,000 closing brackets cost no more than other text', () => {
    expect(links(`https://example.org/${')'.repeat(7_980)}`)[0]?.text).toBe('https://example.org/');
  });
});

describe('messages of emoji only', () => {
  test.each(['🎉', '👩‍👩‍👧‍👦', '👍 👍', '🇸🇪🇳🇬', '1️⃣2️⃣'])('%s is shown large', (text) => {
    expect(isJumbo(text)).toBe(true);
  });

  test.each(['', ' ', '1', '🎉!', '🎉🎉🎉🎉🎉🎉🎉', 'ok 👍'])('%p is not', (text) => {
    expect(isJumbo(text)).toBe(false);
  });
});
