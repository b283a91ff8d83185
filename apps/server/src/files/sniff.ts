import { fileTypeFromBuffer } from 'file-type';

/** What is looked at of a file; signatures stand in its first bytes. */
export const SNIFFED = 4_100;

/**
 * What a file is, by its first bytes alone: what it is called, or said to be, counts for nothing. Text is `text/plain`, whatever
 * language it is in, and what nobody knows `application/octet-stream`. Nothing is unpacked.
 */
export async function sniff(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found) return found.mime;
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  try {
    // A letter may be cut off at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
