import { limits } from '@parley/events/limits';
import { profileSettingsTexts } from '../../texts/en/profile-settings.ts';

/** What is larger is made small before it is sent: a photo takes long on a slow line, and hardly a pixel of it is used. */
const sentAsItIs = 1024 * 1024;
/** Twice the pixels that are kept. */
const side = 512;

/** Why a file can't be a picture, for a person to read; undefined if it may be one. */
export function pictureProblem(file: Blob): string | undefined {
  const t = profileSettingsTexts();
  if (!file.type.startsWith('image/')) return t.noPicture;
  if (file.type === 'image/svg+xml') return t.noDrawing;
  return undefined;
}

/** The middle square of a large picture, small; a small one, and what this browser can't make smaller, as it is. */
export async function smallPicture(file: Blob): Promise<Blob> {
  if (file.size <= sentAsItIs) return file;
  try {
    const whole = await createImageBitmap(file);
    const length = Math.min(whole.width, whole.height);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const [left, top] = [(whole.width - length) / 2, (whole.height - length) / 2];
    const context = canvas.getContext('2d');
    if (!context) return file;
    context.imageSmoothingQuality = 'high';
    context.drawImage(whole, left, top, length, length, 0, 0, side, side);
    whole.close();
    return await new Promise((resolve) => {
      canvas.toBlob((made) => resolve(made ?? file), 'image/webp', 0.92);
    });
  } catch {
    return file;
  }
}

export const tooLarge = (picture: Blob): boolean => picture.size > limits.pictureBytes;
