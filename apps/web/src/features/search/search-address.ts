import type { RoomId } from '@parley/events';

// What every page needs of the search; the rest comes with the search itself.
export const searchFieldId = 'search-messages';

export const roomSearchPath = (room: RoomId) => `/search?room=${room}`;
