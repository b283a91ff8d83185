import type { RoomId } from '@parley/events';
import { isRoomId, isSeq } from '../rooms.ts';

/** More than these would push the conversation away. */
const shownAtMost = 3;

/** What is code, or hidden on purpose, is not shown by its link either. */
const hidden = /```[\s\S]*?(?:```|$)|`[^`\n]+`|\|\|[\s\S]*?\|\|/gu;

export interface Place {
  readonly room: RoomId;
  readonly seq: number;
}

/** The messages of this place whose addresses stand in a text, each once. */
export function linkedIn(text: string, origin: string): readonly Place[] {
  const addresses = text.replace(hidden, ' ').matchAll(/https?:\/\/[^\s<>"'`)\]]+/giu);
  const places = new Map<string, Place>();
  for (const [address] of addresses) {
    const place = placeOf(address.replace(/[.,:;!?…*_~]+$/u, ''), origin);
    if (place !== undefined) places.set(`${place.room}/${place.seq}`, place);
  }
  return [...places.values()].slice(0, shownAtMost);
}

function placeOf(address: string, origin: string): Place | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.origin !== origin) return undefined;
  const [, page, room = '', seq = '', ...rest] = url.pathname.split('/');
  if (page !== 'r' || rest.length > 0 || !isRoomId(room) || !isSeq(seq)) return undefined;
  return { room, seq: Number(seq) };
}
