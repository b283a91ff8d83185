/** Two notes, a fifth apart: when each begins, in seconds, and its frequency in hertz. */
const notes = [
  { at: 0, hertz: 659.26 },
  { at: 0.11, hertz: 987.77 },
] as const;
const seconds = 0.28;
const loudness = 0.12;

let context: AudioContext | undefined;

/** A short sound, made here: nothing is loaded. Browsers play it only on pages that were touched since they were opened. */
export function ring(): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  const { destination } = context;
  const audio = context;
  void audio
    .resume()
    .then(() => {
      for (const { at, hertz } of notes) {
        const start = audio.currentTime + at;
        const tone = audio.createOscillator();
        const volume = audio.createGain();
        tone.frequency.value = hertz;
        // It neither begins nor ends with a click.
        volume.gain.setValueAtTime(0, start);
        volume.gain.linearRampToValueAtTime(loudness, start + 0.015);
        volume.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
        tone.connect(volume).connect(destination);
        tone.start(start);
        tone.stop(start + seconds);
      }
    })
    .catch(() => {});
}
