import { spoken } from './language.ts';
import { catalogue } from './texts.ts';

const varying = /\d+(?:[.,]\d+)*/g;

/**
 * What the server says, and the rules that the page shares with it, in the language that is spoken: they speak English, and so
 * does what a language has no words for. Numbers go where that language has a `#`.
 */
export function fromServer(english: string): string {
  const { server } = (catalogue[spoken.get()] ?? {}) as {
    readonly server?: Readonly<Record<string, string>>;
  };
  const numbers = english.match(varying) ?? [];
  return server?.[english.replaceAll(varying, '#')]?.replaceAll('#', () => numbers.shift() ?? '') ?? english;
}
