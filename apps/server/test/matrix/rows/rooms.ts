import { type CommandName, GENERAL, LOBBY_GUEST } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import {
  admins,
  everyone,
  everywhere,
  inArchive,
  inPlace,
  inRoom,
  inRooms,
  inside,
  inThreads,
  leaders,
  members,
  messageOf,
  moderators,
  nobody,
  op,
  outside,
  readers,
  type Row,
  uponPeople,
} from '../cases.ts';

export const ofRooms = {
  'room:create': {
    scope: 'write',
    cases: [
      inPlace(everyone, () => ({ ...op(), kind: 'channel', name: uuidV7() }), { about: 'a channel' }),
      inPlace(everyone, () => ({ ...op(), kind: 'private', name: 'Ours' }), { about: 'a private room' }),
      inPlace(everyone, () => ({ ...op(), kind: 'private', name: 'Ours', users: ['nobody'] }), {
        about: 'with nobody',
        answer: 'not_found',
      }),
      inPlace(everyone, () => ({ ...op(), kind: 'private', name: 'Ours', users: [LOBBY_GUEST] }), {
        about: 'with the guests of the lobby',
        answer: 'forbidden',
      }),
    ],
  },
  'room:join': {
    scope: 'write',
    cases: [
      ...inRooms({
        may: { ...nobody, channel: [...outside, ...inside] },
        spoils: true,
        request: (scene) => ({ ...op(), ...inRoom(scene) }),
      }),
      ...inThreads(members, (scene) => ({ ...op(), ...inRoom(scene) })),
      ...inArchive((scene) => ({ ...op(), ...inRoom(scene) })),
    ],
  },
  'room:leave': {
    scope: 'write',
    cases: [
      ...inRooms({
        may: { ...members, direct: [] },
        spoils: true,
        request: (scene) => ({ ...op(), ...inRoom(scene) }),
      }),
      // None of them follows it.
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene) })),
    ],
  },
  'room:update': {
    scope: 'moderate',
    cases: [
      ...inRooms({
        about: 'topic',
        may: leaders,
        request: (scene) => ({ ...inRoom(scene), topic: 'Tides' }),
      }),
      ...inRooms({ about: 'name', may: leaders, request: (scene) => ({ ...inRoom(scene), name: uuidV7() }) }),
      ...inRooms({
        about: 'settings',
        may: leaders,
        request: (scene) => ({
          ...inRoom(scene),
          slowModeSeconds: 0,
          readOnly: false,
          archived: false,
          retentionDays: null,
        }),
      }),
      ...inThreads(nobody, (scene) => ({ ...inRoom(scene), topic: 'Tides' })),
      inPlace(admins, () => ({ room: GENERAL, topic: 'All' }), { about: 'topic of the built-in channel' }),
      inPlace([], () => ({ room: GENERAL, name: 'Mine' }), { about: 'name of the built-in channel' }),
      inPlace([], () => ({ room: GENERAL, archived: true }), { about: 'archive of the built-in channel' }),
    ],
  },
  'room:invite': {
    scope: 'write',
    cases: [
      ...inRooms({
        about: 'somebody',
        may: { channel: [...inside, 'admin outside'], private: inside, direct: [] },
        request: (scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('invitee')] }),
      }),
      ...inRooms({
        about: 'who was removed',
        may: leaders,
        rooms: ['channel', 'private'],
        spoils: true,
        request: (scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('removed')] }),
      }),
      ...inRooms({
        about: 'the guests of the lobby',
        may: nobody,
        request: (scene) => ({ ...op(), ...inRoom(scene), users: [LOBBY_GUEST] }),
      }),
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('invitee')] })),
      ...inArchive((scene) => ({ ...op(), ...inRoom(scene), users: [scene.idOf('invitee')] })),
    ],
  },
  'room:remove': {
    scope: 'moderate',
    cases: uponPeople({
      self: () => 'conflict',
      absent: 'not_found',
      spoils: () => true,
      request: (scene, user) => ({ ...op(), ...inRoom(scene), user }),
    }),
  },
  'room:role': {
    scope: 'moderate',
    cases: uponPeople({
      self: (standing) => (standing === 'admin outside' ? 'not_found' : 'ok'),
      absent: 'not_found',
      spoils: (subject) => subject === 'oneself' || subject === 'other moderator',
      request: (scene, user) => ({ ...op(), ...inRoom(scene), user, role: 'member' }),
    }),
  },
  'room:mute': {
    scope: 'moderate',
    cases: uponPeople({
      self: () => 'forbidden',
      absent: 'not_found',
      request: (scene, user) => ({ ...op(), ...inRoom(scene), user, until: null }),
    }),
  },
  'room:list': { scope: 'read', cases: [inPlace(everyone, () => ({}))] },
  'room:members': { scope: 'read', cases: inRooms({ may: readers, rooms: everywhere, request: inRoom }) },
  'room:pins': { scope: 'read', cases: inRooms({ may: readers, rooms: everywhere, request: inRoom }) },
  'room:files': { scope: 'read', cases: inRooms({ may: readers, rooms: everywhere, request: inRoom }) },
  'room:history': {
    scope: 'read',
    cases: inRooms({ may: readers, rooms: [...everywhere, 'archived channel'], request: inRoom }),
  },
  'room:catchup': {
    scope: 'read',
    cases: inRooms({
      may: readers,
      rooms: everywhere,
      request: (scene) => ({ ...inRoom(scene), since: 0 }),
    }),
  },
  'direct:open': {
    scope: 'write',
    cases: [
      inPlace(everyone, (scene) => ({ ...op(), users: [scene.idOf('invitee')] }), { about: 'somebody' }),
      inPlace(everyone, () => ({ ...op(), users: ['nobody'] }), { about: 'nobody', answer: 'not_found' }),
      inPlace([], () => ({ ...op(), users: [LOBBY_GUEST] }), { about: 'the guests of the lobby' }),
    ],
  },
  'thread:open': {
    scope: 'write',
    cases: [
      ...inRooms({
        may: members,
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: messageOf('keeper', scene) }),
      }),
      ...inRooms({
        about: 'message that is not there',
        may: members,
        answer: 'not_found',
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: 9_999 }),
      }),
      ...inRooms({
        about: 'read-only',
        may: { ...nobody, channel: [...moderators, 'admin', 'owner'] },
        rooms: ['read-only channel'],
        request: (scene) => ({ ...op(), ...inRoom(scene), seq: messageOf('keeper', scene) }),
      }),
      ...inThreads(nobody, (scene) => ({ ...op(), ...inRoom(scene), seq: 1 })),
    ],
  },
  'thread:update': {
    scope: 'write',
    cases: [
      ...inRooms({ may: nobody, request: (scene) => ({ ...op(), ...inRoom(scene), resolved: true }) }),
      ...inThreads(members, (scene) => ({ ...op(), ...inRoom(scene), name: 'Tides', resolved: true })),
    ],
  },
} satisfies Partial<Record<CommandName, Row>>;
