import type { FileId } from '@parley/events';
import { defaultOptions, DetailedError, Upload } from 'tus-js-client';
import { attachTexts } from '../../texts/en/attach.ts';
import { fromServer } from '../../texts/server.ts';

/** Small enough to be through before a server or a proxy loses patience with a slow line. */
const PIECE_BYTES = 4 * 1024 * 1024;
/** A line that comes and goes is given time. */
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000];

export interface UploadEvents {
  /** The server knows of it, and takes it up at this address from now on. */
  readonly begun: (address: string) => void;
  readonly progress: (sent: number) => void;
  readonly done: (id: FileId | undefined) => void;
  /** `final`: this file can't be sent, however often it is tried. */
  readonly failed: (problem: string, final: boolean) => void;
}

/** One file on its way, from the beginning or from where an earlier page had got; a server that forgot it gets it anew. */
export function tusUpload(
  content: Blob,
  name: string,
  address: string | undefined,
  { begun, progress, done, failed }: UploadEvents,
): Upload {
  const upload = new Upload(content, {
    endpoint: '/api/uploads',
    uploadUrl: address ?? null,
    chunkSize: PIECE_BYTES,
    retryDelays,
    metadata: { filename: name },
    fileReader: {
      openFile: async (whole: Blob, pieceBytes: number) => {
        // What can't be read, as a folder or what was deleted meanwhile, looks like a lost line later.
        await whole.slice(0, 1).arrayBuffer();
        return defaultOptions.fileReader.openFile(whole, pieceBytes);
      },
    },
    // The address is kept beside the file, and goes with it.
    storeFingerprintForResuming: false,
    onShouldRetry: (error) => {
      const { originalRequest, originalResponse } = error;
      const status = originalResponse?.getStatus() ?? 0;
      // In the middle the server is asked how far it got; before the beginning no asking makes room.
      const isBehind = status === 409 && originalRequest.getMethod() !== 'POST';
      return status === 0 || status >= 500 || status === 423 || status === 429 || isBehind;
    },
    onUploadUrlAvailable: () => {
      if (upload.url !== null) begun(upload.url);
    },
    onProgress: progress,
    onSuccess: () => done(upload.url?.split('/').at(-1) as FileId | undefined),
    onError: (error) => failed(problemOf(error), isFinal(error)),
  });
  return upload;
}

const isUnreadable = (error: Error): boolean => error instanceof DOMException;

/** What it is itself, how large it is, or who sends it: no other time makes that right. */
function isFinal(error: Error): boolean {
  if (isUnreadable(error)) return true;
  const status = error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined;
  return status === 400 || status === 403 || status === 413;
}

function problemOf(error: Error): string {
  if (isUnreadable(error)) return attachTexts().unreadable;
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  try {
    const said: { readonly error?: { readonly message?: unknown } } = JSON.parse(body ?? '');
    if (typeof said.error?.message === 'string') return fromServer(said.error.message);
  } catch {
    // No answer of ours.
  }
  return attachTexts().unreachable;
}
