/** The worker, but one that dies when it is given a message that says so. */
import { parentPort } from 'node:worker_threads';
import '../src/sqlite-worker.ts';

parentPort?.on('message', (question) => {
  if (JSON.stringify(question).includes('"text":"die"')) throw new Error('the worker was told to die');
});
