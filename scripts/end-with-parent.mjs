// Loaded before the server by `npm start`: when the starting process is gone, also by SIGKILL, its end of the channel
// closes, and the server stops as if told to.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
