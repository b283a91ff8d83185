/** Ends this process when the bench that started it is gone. */
export function endWithBench(): void {
  process.once('disconnect', () => process.exit());
  process.channel?.unref();
}
