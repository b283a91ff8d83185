import type { CSSProperties } from 'react';
import { hasKeyboard } from '../pointer.ts';

/** A file of a message, as it is shown. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly alt?: string | undefined;
}

const widest = 360;
const highest = 270;
/** Of a line of reactions. A finger has larger ones. */
export const reactionsHeight = () => (hasKeyboard() ? 36 : 44);

export const kindOf = ({ type, width }: FileView): 'picture' | 'video' | 'audio' | 'other' =>
  width !== undefined
    ? 'picture'
    : type.startsWith('video/')
      ? 'video'
      : type.startsWith('audio/')
        ? 'audio'
        : 'other';

function boxOf({ width = widest, height = highest }: FileView, most: number) {
  const scale = Math.min(1, widest / width, most / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

const heights = { video: 203, audio: 54, other: 58 } as const;

/**
 * The size of a file on the page, known before a byte of it is here: nothing moves when it comes. A picture is no higher than told,
 * and keeps its shape where there is less width.
 */
export function sizeOf(file: FileView, most = highest): CSSProperties {
  const kind = kindOf(file);
  if (kind !== 'picture') return { height: heights[kind] };
  const { width, height } = boxOf(file, most);
  return { width, aspectRatio: `${width} / ${height}` };
}
