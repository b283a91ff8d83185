import { failure } from '@parley/events';
import type { Images } from './ports.ts';

/** Takes no picture: for places that have nothing to read one with. */
export const noImages: Images = {
  squares: async () => failure('unavailable', 'This server takes no pictures.'),
  preview: async () => failure('invalid', 'This server reads no pictures.'),
};
