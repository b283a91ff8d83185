import { describeStore } from './store-contract.ts';
import { sqlite, temporaryFile } from './temporary.ts';

describeStore('SqliteStore', async () => {
  const store = sqlite(temporaryFile());
  await store.open();
  return store;
});
