/** Commits without an end and prints each message that was answered, until it is killed. Arguments: file, epoch. */
import { GENERAL, epoch } from '@parley/events';
import { SqliteStore } from '../src/index.ts';
import { Place } from './place.ts';

const [, , file = '', lineage = ''] = process.argv;
const store = new SqliteStore({ file, epoch: epoch.parse(lineage), clock: { now: () => 1_000 } });
await store.open();
const place = new Place(store);
const anna = await place.arrive('anna');
for (;;) {
  const { seq } = await place.say(anna, GENERAL, 'still here');
  process.stdout.write(`${seq}\n`);
}
