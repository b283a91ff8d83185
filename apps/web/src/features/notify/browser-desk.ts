import type { DevicePermission } from '@parley/events/notify';
import { navigate } from 'wouter/use-browser-location';
import { isRoomId, isSeq } from '../rooms.ts';
import type { Desk, Inability, Note, ShownNote } from './desk.ts';
import { ring } from './sound.ts';

const listeners = new Set<() => void>();
/** The browser has the name and not the thing: Chrome on Android shows none to pages. */
let throws = false;

const isMissing = () => throws || !('Notification' in window);

function permission(): DevicePermission {
  return isMissing() || !window.isSecureContext ? 'unable' : Notification.permission;
}

function inability(): Inability | undefined {
  if (!window.isSecureContext) return 'insecure';
  return isMissing() ? 'missing' : undefined;
}

const changed = () => {
  for (const listener of listeners) listener();
};

let followed = false;
/** It may be changed in the browser's own settings. */
function follow(): void {
  if (followed || isMissing()) return;
  followed = true;
  const asked = navigator.permissions?.query({ name: 'notifications' });
  asked?.then((status) => status.addEventListener('change', changed)).catch(() => {});
}

function show({ title, body, tag, onOpen, onShown }: Note): ShownNote | undefined {
  if (permission() !== 'granted') return undefined;
  try {
    // The sound is Parley's own, so that it can be switched off here.
    const shown = new Notification(title, { body, tag, icon: '/favicon.svg', silent: true });
    shown.addEventListener('click', () => {
      shown.close();
      onOpen();
    });
    shown.addEventListener('show', () => onShown?.(true));
    shown.addEventListener('error', () => onShown?.(false));
    return { close: () => shown.close() };
  } catch {
    throws = true;
    changed();
    return undefined;
  }
}

/** A room and what stands beside it are to be seen at once. */
const isWide = () => window.matchMedia('(min-width: 64rem)').matches;

const roomAddress = /^\/r\/([^/]+)/;

/** The browser's own notifications, sound and address. */
export const browserDesk: Desk = {
  permission: {
    get: permission,
    subscribe: (listener) => {
      follow();
      const own = () => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  },
  inability,
  ask: async () => {
    if (permission() === 'default') await Notification.requestPermission();
    changed();
  },
  show,
  ring,
  here: () => {
    const visible = document.visibilityState === 'visible';
    const room = roomAddress.exec(window.location.pathname)?.[1] ?? '';
    if (!visible || !isRoomId(room)) return { visible, room: undefined };
    const beside = new URLSearchParams(window.location.search);
    const root = beside.get('thread') ?? '';
    const isCovered = ['thread', 'panel'].some((name) => beside.has(name)) && !isWide();
    return {
      visible,
      room: isCovered ? undefined : room,
      ...(isSeq(root) && { thread: { room, seq: Number(root) } }),
    };
  },
  go: (path) => {
    window.focus();
    navigate(path);
  },
};
