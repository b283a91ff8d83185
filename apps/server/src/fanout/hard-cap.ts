import { limits } from '@parley/events';

/**
 * Fan-out stops feeding a connection at limits.queuedBytes; answers to what a client asked for may go this far. Whoever
 * asks on and never reads is cut off. A single answer always fits: it counts once it is queued.
 */
export const HARD_CAP = 4 * limits.queuedBytes;
