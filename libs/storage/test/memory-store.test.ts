import { MemoryStore } from '@parley/core';
import { describeStore } from './store-contract.ts';
import { EPOCH } from './temporary.ts';

describeStore('MemoryStore', async () => {
  const store = new MemoryStore({ epoch: EPOCH, at: 1_000 });
  await store.open();
  return store;
});
