import type { PreferenceValue, User } from '@parley/events';
import { can } from '@parley/events/policy';
import type { ChatClient, RoomView } from '@parley/react';
import {
  BellOff,
  CalendarSearch,
  CheckCheck,
  FolderPlus,
  Info,
  Keyboard,
  LogOut,
  MessageSquarePlus,
  Palette,
  Pencil,
  Plus,
  Search,
  Star,
} from 'lucide-react';
import { roomLabel } from '../rooms.ts';
import { searchPath } from '../search/asked.ts';
import { Arranging } from '../sidebar/arranging.ts';
import type { Target } from './target.ts';

const size = 16;

interface Scene {
  readonly client: ChatClient;
  readonly me: User | undefined;
  readonly rooms: readonly RoomView[];
  /** The room that is open. */
  readonly current: RoomView | undefined;
  readonly navigate: (path: string) => void;
}

type Command = Pick<Target, 'title' | 'words' | 'icon' | 'does'>;

const themes: readonly (readonly [PreferenceValue<'look.theme'>, string])[] = [
  ['system', 'Theme: like the system'],
  ['light', 'Theme: light'],
  ['dark', 'Theme: dark'],
  ['contrast', 'Theme: high contrast'],
];

const densities: readonly (readonly [PreferenceValue<'look.density'>, string])[] = [
  ['cosy', 'Density: cosy'],
  ['compact', 'Density: compact'],
];

/** What one can do from anywhere, and with the room that is open. */
export function commandTargets(scene: Scene): readonly Target[] {
  return [...inRoom(scene), ...anywhere(scene)].map((command) => ({
    ...command,
    id: `command:${command.title}`,
    kind: 'command',
    hint: 'Command',
  }));
}

function anywhere({ client, me, rooms }: Scene): readonly Command[] {
  const unread = rooms.filter((view) => view.unread > 0);
  return [
    ...(me !== undefined && can(me, 'room:create', {})
      ? [
          {
            title: 'Create a room',
            words: 'new channel, add room',
            icon: <Plus size={size} />,
            does: { kind: 'create-room' } as const,
          },
        ]
      : []),
    {
      title: 'New direct message',
      words: 'write to, talk to people',
      icon: <MessageSquarePlus size={size} />,
      does: { kind: 'new-direct' },
    },
    {
      title: 'New folder of rooms',
      words: 'create folder',
      icon: <FolderPlus size={size} />,
      does: { kind: 'folder' },
    },
    ...(unread.length > 0
      ? [
          {
            title: 'Mark all as read',
            words: 'clear unread',
            icon: <CheckCheck size={size} />,
            does: () => {
              for (const view of unread) client.markRead(view.id, view.head.seq);
            },
          },
        ]
      : []),
    ...themes.map(([theme, title]) => ({
      title,
      words: `set appearance, ${theme} mode`,
      icon: <Palette size={size} />,
      does: () => client.setPreference('look.theme', theme),
    })),
    ...densities.map(([density, title]) => ({
      title,
      words: 'set appearance',
      icon: <Palette size={size} />,
      does: () => client.setPreference('look.density', density),
    })),
    {
      title: 'Keyboard shortcuts',
      words: 'keys, help',
      icon: <Keyboard size={size} />,
      does: { kind: 'shortcuts' },
    },
    {
      title: 'Change my name',
      words: 'rename me, account',
      icon: <Pencil size={size} />,
      does: { kind: 'account' },
    },
    // Asks first: what is not sent would be lost, and a guest's name with it.
    { title: 'Sign out…', words: 'log out, leave', icon: <LogOut size={size} />, does: { kind: 'account' } },
  ];
}

function inRoom({ client, current, navigate }: Scene): readonly Command[] {
  if (current === undefined) return [];
  const { id } = current;
  const label = roomLabel(current);
  const arranging = new Arranging(client);
  const isMuted = client.preferences.get().has(`muted:${id}`);
  const isFavourite = arranging.favourites.includes(id);
  return [
    {
      title: `Search in ${label}`,
      words: 'find here, this room',
      icon: <Search size={size} />,
      does: () => navigate(searchPath({ room: id })),
    },
    {
      title: `Jump to a date in ${label}`,
      words: 'day, calendar, this room',
      icon: <CalendarSearch size={size} />,
      does: { kind: 'jump-to-date', room: id },
    },
    {
      title: `Details of ${label}`,
      words: 'members, topic, leave, settings of this room',
      icon: <Info size={size} />,
      does: { kind: 'room-details', room: id },
    },
    {
      title: isMuted ? `Unmute ${label}` : `Mute ${label}`,
      words: 'this room, notifications',
      icon: <BellOff size={size} />,
      does: () => arranging.mute(id, !isMuted),
    },
    {
      title: isFavourite ? `Remove ${label} from favourites` : `Add ${label} to favourites`,
      words: 'star this room',
      icon: <Star size={size} />,
      does: () => arranging.favour(id, !isFavourite),
    },
  ];
}
