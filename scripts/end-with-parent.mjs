// Loaded before the server by `npm start`: when the starting process is gone, also by SIGKILL, its end of the channel
// closes, and the server stops as if told to.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

// The code is compiled once, not at each start. Where the folder can't be written, each start compiles again.
enableCompileCache(
  process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('../node_modules/.cache/parley', import.meta.url)),
);
