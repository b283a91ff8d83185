import type { Frame } from '@parley/core';
import type { WsEventFrame } from '@parley/events';
import { textFrame } from './text-frame.ts';

/** An event for the native endpoint /ws, encoded once for every socket that gets it. */
export const encodeForWs = ({ event, data }: Frame): readonly Buffer[] => [
  textFrame(JSON.stringify({ event, data } satisfies Record<keyof WsEventFrame, unknown>)),
];
