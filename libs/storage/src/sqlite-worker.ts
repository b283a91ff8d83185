/** Entry of the threads that SqliteStore starts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderCalls, WorkerSetup, WriterCalls } from './thread/calls.ts';
import { Reader } from './thread/reader.ts';
import { serve } from './thread/serve.ts';
import { Writer } from './thread/writer.ts';

const setup: WorkerSetup = workerData;

if (parentPort) {
  if (setup.role === 'writer') {
    const writer = new Writer(setup);
    serve<WriterCalls>(parentPort, writer, { meanwhile: () => writer.index(), atRest: () => writer.tidy() });
  } else serve<ReaderCalls>(parentPort, new Reader(setup));
}
