/**
 * Letters that look like a Latin one, after NFKD and lower case. A small part of Unicode's confusables (UTS #39): the
 * scripts whose letters a reader meets beside Latin ones.
 */
const lookAlikes = new Map<string, string>();
for (const [latin, others] of Object.entries({
  a: 'аαɑ',
  b: 'ьвβ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еεєҽ',
  f: 'ƒ',
  g: 'ɡց',
  h: 'һнհ',
  i: 'іιıɩ1l|!ӏ',
  j: 'јϳ',
  k: 'кκ',
  m: 'м',
  n: 'пηո',
  o: 'оοօ0σ',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гр',
  s: 'ѕ5ʂ',
  t: 'тτ',
  u: 'υսц',
  v: 'ѵν',
  w: 'ѡԝω',
  x: 'хχ',
  y: 'уγү',
  z: 'ᴢ',
})) {
  for (const other of others) if (!lookAlikes.has(other)) lookAlikes.set(other, latin);
}

/**
 * Two names with one key look alike to a hurried reader: case, accents, width, spacing, and letters of other scripts that
 * look Latin make no difference. Source: the skeleton of UTS #39, reduced.
 */
export function nameKey(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/gu, '')
    .toLowerCase()
    .replace(/[\s._\-\u00B7]+/gu, '');
  let key = '';
  for (const letter of folded) key += lookAlikes.get(letter) ?? letter;
  // A name of nothing but what was folded away is still a name.
  return key === '' ? name.toLowerCase() : key;
}

/** A channel's name is unique however it is written; private rooms may share one. */
export const channelKey = (name: string): string => `channel:${nameKey(name)}`;
