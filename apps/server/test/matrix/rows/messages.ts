import type { CommandName } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import {
  deletes,
  everyone,
  everywhere,
  inArchive,
  inPlace,
  inRoom,
  inRooms,
  inside,
  inThreads,
  isOwn,
  kindOf,
  leaders,
  members,
  messageOf,
  moderators,
  nobody,
  onMessages,
  op,
  readers,
  type Row,
  type Scene,
  seen,
  threads,
  writesIn,
} from '../cases.ts';

const send = ({ room }: Scene) => ({ room: room.id, id: uuidV7(), text: 'ahoy' });

const react = (scene: Scene) => ({
  ...op(),
  ...inRoom(scene),
  seq: messageOf('keeper', scene),
  emoji: '👍',
  on: true,
});

export const ofMessages = {
  'search:messages': {
    scope: 'read',
    cases: [
      inPlace(everyone, () => ({ query: 'by' }), { about: 'everywhere' }),
      ...inRooms({
        may: readers,
        rooms: everywhere,
        request: (scene) => ({ ...inRoom(scene), query: 'by' }),
      }),
    ],
  },
  'message:send': {
    scope: 'write',
    cases: [
      ...inRooms({ may: members, request: send }),
      ...inThreads(members, send),
      ...inRooms({
        about: 'read-only',
        may: { ...nobody, channel: [...moderators, 'admin', 'owner'] },
        rooms: ['read-only channel'],
        request: send,
      }),
      ...inArchive(send),
    ],
  },
  'message:edit': {
    scope: 'write',
    cases: onMessages(
      [...everywhere, 'read-only channel'],
      (standing, room, author) => isOwn(standing, author) && writesIn(standing, room),
      (scene, seq) => ({ ...op(), ...inRoom(scene), seq, text: `better ${uuidV7()}` }),
    ),
  },
  'message:react': {
    scope: 'write',
    cases: [...inRooms({ may: members, rooms: everywhere, request: react }), ...inArchive(react)],
  },
  'message:pin': {
    scope: 'write',
    cases: (
      [
        { rooms: seen, may: members },
        { rooms: threads, may: nobody },
        {
          rooms: ['read-only channel'],
          may: { ...nobody, channel: inside.filter((one) => writesIn(one, 'read-only channel')) },
        },
      ] as const
    ).flatMap((where) =>
      inRooms({
        ...where,
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: messageOf('keeper', scene), on: true }),
      }),
    ),
  },
  'message:delete': {
    scope: 'write',
    cases: onMessages(
      [...everywhere, 'read-only channel'],
      (standing, room, author) =>
        isOwn(standing, author) ||
        (leaders[kindOf(room)].includes(standing) && deletes[standing]?.includes(author) === true),
      (scene, seq) => ({ ...op(), ...inRoom(scene), seq }),
    ),
  },
  'read:set': {
    scope: 'write',
    cases: [
      ...inRooms({ may: members, request: (scene) => ({ ...op(), ...inRoom(scene), seq: 1 }) }),
      // None of them follows it.
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene), seq: 1 })),
    ],
  },
  'typing:set': {
    scope: 'write',
    cases: inRooms({
      may: members,
      rooms: everywhere,
      request: (scene) => ({ ...inRoom(scene), on: true }),
    }),
  },
} satisfies Partial<Record<CommandName, Row>>;
