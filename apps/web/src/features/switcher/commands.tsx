import type { PreferenceValue, User } from '@parley/events';
import { can } from '@parley/events/policy';
import type { ChatClient, RoomView } from '@parley/react';
import {
  BellOff,
  BellRing,
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
  SmilePlus,
  Star,
} from 'lucide-react';
import { switcherCommandsTexts } from '../../texts/en/switcher-commands.ts';
import { roomLabel } from '../rooms.ts';
import { searchPath } from '../search/asked.ts';
import { pauseTexts } from '../../texts/en/pause.ts';
import { statusTexts } from '../../texts/en/status.ts';
import { Arranging } from '../sidebar/arranging.ts';
import { pauses } from '../status/choices.ts';
import { setStatus } from '../status/set-status.ts';
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

const themes: readonly PreferenceValue<'look.theme'>[] = ['system', 'light', 'dark', 'contrast'];
const densities: readonly PreferenceValue<'look.density'>[] = ['cosy', 'compact'];

/** What one can do from anywhere, and with the room that is open. */
export function commandTargets(scene: Scene): readonly Target[] {
  return [...inRoom(scene), ...anywhere(scene)].map((command) => ({
    ...command,
    id: `command:${command.title}`,
    kind: 'command',
    hint: switcherCommandsTexts().command,
  }));
}

function anywhere({ client, me, rooms }: Scene): readonly Command[] {
  const t = switcherCommandsTexts();
  const unread = rooms.filter((view) => view.unread > 0);
  return [
    ...(me !== undefined && can(me, 'room:create', {})
      ? [
          {
            title: t.create,
            words: t.createWords,
            icon: <Plus size={size} />,
            does: { kind: 'create-room' } as const,
          },
        ]
      : []),
    {
      title: t.direct,
      words: t.directWords,
      icon: <MessageSquarePlus size={size} />,
      does: { kind: 'new-direct' },
    },
    {
      title: t.folder,
      words: t.folderWords,
      icon: <FolderPlus size={size} />,
      does: { kind: 'folder' },
    },
    ...(unread.length > 0
      ? [
          {
            title: t.read,
            words: t.readWords,
            icon: <CheckCheck size={size} />,
            does: () => {
              for (const view of unread) client.markRead(view.id, view.head.seq);
            },
          },
        ]
      : []),
    ...aboutMe({ client, me }),
    ...themes.map((theme) => ({
      title: t[theme],
      words: t.themeWords({ theme }),
      icon: <Palette size={size} />,
      does: () => client.setPreference('look.theme', theme),
    })),
    ...densities.map((density) => ({
      title: t[density],
      words: t.densityWords,
      icon: <Palette size={size} />,
      does: () => client.setPreference('look.density', density),
    })),
    {
      title: t.shortcuts,
      words: t.shortcutsWords,
      icon: <Keyboard size={size} />,
      does: { kind: 'shortcuts' },
    },
    {
      title: t.rename,
      words: t.renameWords,
      icon: <Pencil size={size} />,
      does: { kind: 'account' },
    },
    // Asks first: what is not sent would be lost, and a guest's name with it.
    { title: t.signOut, words: t.signOutWords, icon: <LogOut size={size} />, does: { kind: 'account' } },
  ];
}

/** What I am up to, and do not disturb. */
function aboutMe({ client, me }: Pick<Scene, 'client' | 'me'>): readonly Command[] {
  const s = statusTexts();
  const p = pauseTexts();
  const now = client.serverNow();
  const paused = (client.preference('notify.pausedUntil').get() ?? 0) > now;
  const pause = (until: number | undefined) => client.setPreference('notify.pausedUntil', until);
  return [
    {
      title: s.set,
      words: s.setWords,
      icon: <SmilePlus size={size} />,
      does: { kind: 'status' },
    },
    ...(me?.status === undefined
      ? []
      : [
          {
            title: s.clear,
            words: s.clearWords,
            icon: <SmilePlus size={size} />,
            does: () => void setStatus(client, null),
          },
        ]),
    ...(paused
      ? [
          {
            title: p.resume,
            words: p.words,
            icon: <BellRing size={size} />,
            does: () => pause(undefined),
          },
        ]
      : []),
    ...pauses(now).map(({ target, until }) => ({
      title: target,
      words: p.words,
      icon: <BellOff size={size} />,
      does: () => pause(until(client.serverNow())),
    })),
    {
      title: p.title,
      words: p.words,
      icon: <BellOff size={size} />,
      does: { kind: 'pause' } as const,
    },
  ];
}

function inRoom({ client, current, navigate }: Scene): readonly Command[] {
  const t = switcherCommandsTexts();
  if (current === undefined) return [];
  const { id } = current;
  const room = roomLabel(current);
  const arranging = new Arranging(client);
  const isMuted = client.preferences.get().has(`muted:${id}`);
  const isFavourite = arranging.favourites.includes(id);
  return [
    {
      title: t.search({ room }),
      words: t.searchWords,
      icon: <Search size={size} />,
      does: () => navigate(searchPath({ room: id })),
    },
    {
      title: t.jump({ room }),
      words: t.jumpWords,
      icon: <CalendarSearch size={size} />,
      does: { kind: 'jump-to-date', room: id },
    },
    {
      title: t.details({ room }),
      words: t.detailsWords,
      icon: <Info size={size} />,
      does: { kind: 'room-details', room: id },
    },
    {
      title: isMuted ? t.unmute({ room }) : t.mute({ room }),
      words: t.muteWords,
      icon: <BellOff size={size} />,
      does: () => arranging.mute(id, !isMuted),
    },
    {
      title: isFavourite ? t.unfavour({ room }) : t.favour({ room }),
      words: t.favourWords,
      icon: <Star size={size} />,
      does: () => arranging.favour(id, !isFavourite),
    },
  ];
}
