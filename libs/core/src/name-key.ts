/** Of the rule by which keys are made: a store that holds keys of another one makes them anew when it is opened. */
export const NAME_RULE = 2;

/**
 * Letters of the alphabets whose letters look alike, and the Latin one (or two) that each looks like, after NFKD and lower case.
 * From Unicode's confusables.txt (UTS #39), as far as it leads to a Latin letter; where a capital and a small letter look like
 * different ones (Greek Ν and ν), the capital counts: its likeness is perfect. Beside them what a hurried reader takes for
 * another: 0 and o, 5 and s, all of 1, i, l and |.
 */
const lookAlikes = new Map<string, string>();
for (const [latin, others] of Object.entries({
  a: 'ɑαаᗅꓮꭺ',
  ae: 'æӕ',
  b: 'ƀƃƅɓβвьѣҍᏼᖯᗷꓐꞵꮟ',
  c: 'ȼςϲсҫᴄⲥꓚꮯ𐐽',
  d: 'ðđƌɖɗԁᑯᗞᗪꓒꓓꭰꮷ',
  e: 'ɇεеєҽҿꓰꬲꭼ',
  f: 'ƒϝքᖴᵮẝꓝꞙꬵ',
  g: 'ƍǥɠɡԍցᏻᶃꓖꮐ',
  h: 'ħɦηнћңһӈӊհᏺᕼⱨⲏꓧꚕꮋꮒ',
  i: '!1l|ıłƚǀɨɩɪɫɭιіӏᒪᵻᵼⲓⳑꓡꓲꙇꭵꮮ𐑃',
  j: 'ɉʝϳјᒍꓙꭻ',
  k: 'ƙκкқҟⱪⲕꓗꝁꮶ',
  m: 'ɱμϻмӎᗰᵯⲙꓟꮇ',
  n: 'ƞɲɳνпոռᵰⲛꓠ',
  o: '0øɵοσоөօჿᴏᴑⲟꓳꝋꬽꬾꭴꮎꮻ𐐬',
  oe: 'œ',
  p: 'ƥρрᑭᵽⲣꓑꮲ',
  q: 'ʠԛգզ',
  r: 'ɍɼɽʀгғᖇᴦᵲⲅꓣꭇꭈꭱꮁꮢ',
  s: '5ƽʂѕտᵴꓢꜱꮥꮪ𐑈',
  t: 'ŧƭʈτтҭᵵⱦⲧꓔꭲ',
  u: 'ʉʋцսᑌᴜᵾꓴꞟꭎꭒꮜ',
  v: 'ѵᐯᴠꓦꮩ',
  w: 'ɯωѡԝաᴡꓪꝡꮃꮤ',
  x: 'χхҳᕁᕽ᙭᙮ⲭꓫꭓ',
  y: 'ƴɏɣʏγυуүұყᶌỿⲩꓬꭚꭹꮍ',
  z: 'ƶȥʐζᴢᵶꓜꮓ',
})) {
  for (const other of others) lookAlikes.set(other, latin);
}

/** Pairs that look like one letter in most typefaces. */
const pairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
];

/**
 * Two names with one key look alike to a hurried reader: case, accents, width, spacing, letters of other alphabets that look
 * Latin, and pairs of letters that look like one make no difference. Source: the skeleton of UTS #39, reduced. (A name that mixes
 * such alphabets within a word is refused before it comes here.)
 */
export function nameKey(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/gu, '')
    .toLowerCase()
    .replace(/[\s._\-\u00B7]+/gu, '');
  let key = '';
  for (const letter of folded) key += lookAlikes.get(letter) ?? letter;
  for (const [pair, letter] of pairs) key = key.replaceAll(pair, letter);
  // A name of nothing but what was folded away is still a name.
  return key === '' ? name.toLowerCase() : key;
}

/** A channel's name is unique however it is written; private rooms may share one. */
export const channelKey = (name: string): string => `channel:${nameKey(name)}`;
