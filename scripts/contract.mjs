// Writes the contract's JSON Schema anew, after the contract was changed on purpose.
import { writeFileSync } from 'node:fs';
import { contractSchema } from '../libs/events/src/contract-schema.ts';

writeFileSync(
  new URL('../libs/events/golden/schema.json', import.meta.url),
  `${JSON.stringify(contractSchema(), null, 2)}\n`,
);
