import type { Frame } from '@parley/core';
import type { WsEventFrame } from '@parley/events';

/** An event for the native endpoint /ws, encoded once for every socket that gets it. */
export const encodeForWs = ({ event, data }: Frame): readonly Buffer[] => [
  Buffer.from(JSON.stringify({ event, data } satisfies Record<keyof WsEventFrame, unknown>)),
];
