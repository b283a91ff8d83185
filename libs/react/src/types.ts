import type { Reply } from '@parley/events';

/** A room as browsing shows it. */
export type RoomListing = Reply<'room:list'>['rooms'][number];
