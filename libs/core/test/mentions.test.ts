import { limits } from '@parley/events';
import { userId } from '@parley/testkit';
import { keysIn, mentionPlaces, mentionsAt } from '../src/mentions.ts';
import { nameKey } from '../src/name-key.ts';

const people = new Map(
  [
    ['Maya', 'maya'],
    ['Maya Lindqvist', 'lindqvist'],
    ['J. R. Hartley', 'hartley'],
    ['岡本', 'okamoto'],
    ['Jürgen', 'jurgen'],
    ['Room Service', 'service'],
    ['Ann 🌻', 'ann'],
    ['o_o', 'oo'],
  ].map(([name = '', id = '']) => [nameKey(name), userId(id)]),
);
const mentioned = (text: string, mayCallAll = true) =>
  mentionsAt(mentionPlaces(text), people, mayCallAll).map((mention) =>
    'user' in mention ? `${mention.user}: ${mention.as}` : `all ${mention.all}: ${mention.as}`,
  );

describe('[K1] who is meant behind an @', () => {
  test.each([
    ['@maya', ['maya: maya']],
    ['@Maya, have you seen it?', ['maya: Maya']],
    ['(@Maya)', ['maya: Maya']],
    ['… thanks @maya!', ['maya: maya']],
    ['@Maya Lindqvist', ['lindqvist: Maya Lindqvist']],
    ['@maya   lindqvist, and @maya', ['lindqvist: maya   lindqvist', 'maya: maya']],
    ['@Maya Lindqvisting', ['maya: Maya']],
    ['@Mayas', []],
    ['@maya-like @maya.example @maya_x', []],
    ['@J. R. Hartley.', ['hartley: J. R. Hartley']],
    ['@岡本、見て', ['okamoto: 岡本']],
    ['@JÜRGEN @jurgen', ['jurgen: JÜRGEN', 'jurgen: jurgen']],
    ['@Ann 🌻 hi', ['ann: Ann 🌻']],
    ['@o_o', ['oo: o_o']],
    ['mail maya@maya.example, see https://x.example/@maya', []],
    ['`@maya` and\n```\n@maya\n```', []],
    ['> @maya said\n  > @Jürgen\nno', []],
    ['a > @maya\n> b\n@Jürgen', ['maya: maya', 'jurgen: Jürgen']],
    ['@ maya', []],
    ['@', []],
    ['@Maya\nLindqvist', ['maya: Maya']],
    ['@here @ROOM @rooms', ['all here: here', 'all room: ROOM']],
    ['@Room Service', ['service: Room Service']],
  ])('%s', (text, expected) => {
    expect(mentioned(text)).toEqual(expected);
  });

  test('each way of saying it comes once', () => {
    expect(mentioned('@maya @maya @Maya')).toEqual(['maya: maya', 'maya: Maya']);
  });

  test('whoever may not call everybody says a word', () => {
    expect(mentioned('@room @maya', false)).toEqual(['maya: maya']);
  });

  test('a text full of signs costs little', () => {
    const places = mentionPlaces('@a b c d e f g h i j k l m n '.repeat(270));
    expect(places).toHaveLength(limits.mentions);
    expect(keysIn(places).length).toBeLessThanOrEqual(8);
    for (const place of mentionPlaces(`@${'x'.repeat(7_000)} @${'é '.repeat(400)}`))
      expect(place.names.length).toBeLessThanOrEqual(8);
  });
});
