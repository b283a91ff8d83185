/**
 * What a browser may show as it is: pictures without scripts, sound and film. Everything else, a page, an SVG, a PDF, a text, is
 * only ever handed over to be saved, as bytes of no kind.
 */
const shown: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/x-flac',
  'audio/flac',
  'audio/webm',
  'application/ogg',
]);

/** How a file of that type is called when it is handed over. */
export const served = (type: string): { readonly type: string; readonly inline: boolean } => {
  const bare = type.replace(/;.*$/, '');
  return shown.has(bare) ? { type: bare, inline: true } : { type: 'application/octet-stream', inline: false };
};
