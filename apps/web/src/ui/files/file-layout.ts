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
const gap = 8;
/** A finger has larger ones. */
const reactionsHeight = () => (hasKeyboard() ? 36 : 44);

export const kindOf = ({ type, width }: FileView): 'picture' | 'video' | 'audio' | 'other' =>
  width !== undefined
    ? 'picture'
    : type.startsWith('video/')
      ? 'video'
      : type.startsWith('audio/')
        ? 'audio'
        : 'other';

/** The box of a picture, known before a byte of it is here: nothing moves when it comes. */
export function boxOf({ width = widest, height = highest }: FileView) {
  const scale = Math.min(1, widest / width, highest / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

const heights = { video: 203, audio: 54, other: 58 } as const;

export const heightOf = (file: FileView): number => {
  const kind = kindOf(file);
  return kind === 'picture' ? boxOf(file).height : heights[kind];
};

/** Of what stands below a message's text: its files, one below the other, and a line of reactions. */
export const heightOfAll = ({
  files,
  reactions,
}: {
  readonly files: readonly FileView[];
  readonly reactions: readonly unknown[];
}): number =>
  files.reduce((sum, file) => sum + heightOf(file) + gap, 0) + (reactions.length > 0 ? reactionsHeight() : 0);
