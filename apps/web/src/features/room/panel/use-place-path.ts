import type { RoomId } from '@parley/events';
import { useSyncExternalStore } from 'react';
import { messagePath } from '../../rooms.ts';
import type { PanelName } from '../panel-address.ts';

const beside = window.matchMedia('(min-width: 72rem)');

const subscribe = (listener: () => void) => {
  beside.addEventListener('change', listener);
  return () => beside.removeEventListener('change', listener);
};

/** The address of a message. The panel stays if the message can be seen beside it, and otherwise makes room. */
export function usePlacePath(room: RoomId, panel: PanelName): (seq: number) => string {
  const isBeside = useSyncExternalStore(subscribe, () => beside.matches);
  return (seq) => `${messagePath(room, seq)}${isBeside ? `?panel=${panel}` : ''}`;
}
