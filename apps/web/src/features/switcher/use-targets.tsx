import { LOBBY_GUEST } from '@parley/events/ids';
import type { Room, User } from '@parley/events';
import { useChatClient, useMe, usePreferences, useRooms, type RoomView } from '@parley/react';
import { useMemo } from 'react';
import { useLocation, useRoute } from 'wouter';
import { switcherTexts } from '../../texts/en/switcher.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { RoomMark } from '../../ui/room/room-mark.tsx';
import { callsIn, groupRooms, roomPath, roomTitle, unreadIn } from '../rooms.ts';
import { useOpenPerson } from '../sidebar/sidebar-people.tsx';
import { commandTargets } from './commands.tsx';
import { pageTargets } from './pages.tsx';
import type { Target } from './target.ts';
import { useEverybody } from './use-everybody.ts';

/** Everywhere one can go, and everything one can do from here. */
export function useTargets(query: string): readonly Target[] {
  const client = useChatClient();
  const me = useMe();
  const rooms = useRooms();
  const preferences = usePreferences();
  const [, navigate] = useLocation();
  const [, params] = useRoute('/r/:room/:seq?');
  const { people, channels } = useEverybody(query);
  const directs = useMemo(() => groupRooms(rooms ?? []).directs, [rooms]);
  const { open } = useOpenPerson();

  return useMemo(() => {
    const mine = rooms ?? [];
    const inRooms = new Set<string>(mine.map(({ id }) => id));
    // Who has a conversation of two with me is in the list as that.
    const met = new Set(
      directs.flatMap((view) => (view.people.length === 1 ? view.people.map(({ id }) => id) : [])),
    );
    const { channels: open1, privates, directs: talks } = groupRooms(mine);
    const keepsOrder =
      me?.role === 'owner' || me?.role === 'admin' || mine.some(({ role }) => role === 'moderator');
    return [
      ...[...open1, ...privates, ...talks].map((view) =>
        roomTarget(view, callsIn(view, preferences), unreadIn(view, preferences), navigate),
      ),
      ...[...channels.values()]
        .filter(({ id, kind }) => kind === 'channel' && !inRooms.has(id))
        .map((room) => foreignTarget(room, navigate)),
      ...[...people.values()]
        .filter(({ id, gone }) => id !== me?.id && id !== LOBBY_GUEST && gone === undefined && !met.has(id))
        .map((user) => personTarget(user, open)),
      ...pageTargets(me, keepsOrder, navigate),
      ...commandTargets({
        client,
        me,
        rooms: mine,
        current: mine.find(({ id }) => id === params?.room),
        navigate,
      }),
    ];
  }, [client, me, rooms, directs, preferences, navigate, params?.room, people, channels, open]);
}

function roomTarget(view: RoomView, calls: number, unread: number, navigate: (path: string) => void): Target {
  const t = switcherTexts();
  const { room, people, id } = view;
  const isTalk = room.kind === 'direct';
  return {
    id: `room:${id}`,
    // Somebody I talk with is a person as well as a room.
    kind: isTalk && people.length === 1 ? 'person' : 'room',
    title: roomTitle(view),
    words: isTalk ? people.map(({ handle }) => handle ?? '').join(' ') : undefined,
    hint: isTalk
      ? t.direct
      : room.archived === true
        ? t.archived
        : room.kind === 'private'
          ? t.private
          : t.channel,
    icon: <RoomMark kind={room.kind} people={people} />,
    room: id,
    calls,
    unread,
    does: () => navigate(roomPath(id)),
  };
}

const foreignTarget = (room: Room, navigate: (path: string) => void): Target => ({
  id: `room:${room.id}`,
  kind: 'room',
  title: room.name,
  hint: room.archived === true ? switcherTexts().archived : switcherTexts().foreign,
  icon: <RoomMark kind="channel" people={[]} />,
  room: room.id,
  foreign: true,
  does: () => navigate(roomPath(room.id)),
});

const personTarget = (user: User, open: (user: User) => void): Target => ({
  id: `person:${user.id}`,
  kind: 'person',
  title: user.name,
  words: user.handle,
  hint: user.role === 'bot' ? switcherTexts().bot : switcherTexts().person,
  icon: <Avatar name={user.name} picture={user.avatar} size="xs" />,
  does: () => open(user),
});
