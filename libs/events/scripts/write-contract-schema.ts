/** Writes golden/schema.json anew, after the contract was changed on purpose. */
import { writeFileSync } from 'node:fs';
import { contractSchema } from '../src/contract-schema.ts';

writeFileSync(
  new URL('../golden/schema.json', import.meta.url),
  `${JSON.stringify(contractSchema(), null, 2)}\n`,
);
