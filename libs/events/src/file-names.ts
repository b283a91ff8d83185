import { limits } from './limits.ts';

/** Control, bidirectional and invisible characters, and what leads elsewhere on some system. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029/\\:*?"<>|]+/gu;

/** The name that a file gets when it is uploaded: one that can be shown and saved anywhere: the last part of a path, without what hides or leads astray; its ending stays. */
export function fileName(given: string): string {
  const last = given.normalize('NFC').toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  const tidy = last.replace(unfit, ' ').replace(/\s+/gu, ' ').trim().replace(/^\.+/u, '');
  if (tidy === '') return 'file';
  if (tidy.length <= limits.fileName) return tidy;
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(tidy)?.[0] ?? '';
  return `${tidy.slice(0, limits.fileName - ending.length).toWellFormed()}${ending}`;
}
