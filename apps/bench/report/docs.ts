import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '../../../docs');

/** What stands between these in docs/performance.md is the bench's. */
const begin = '<!-- the run: written by npm run bench -- --docs -->';
const end = '<!-- end of the run -->';

/** Puts a report in the place of the one before. */
export function intoDocs(report: string, svg: string): void {
  const file = join(docs, 'performance.md');
  const page = readFileSync(file, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/performance.md lacks the marks around the run');
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${report}\n\n${page.slice(to)}`);
  writeFileSync(join(docs, 'performance.svg'), svg);
}
