import type { CommandName, ErrorCode, Scope, UserId } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import type { BotName, Edge, PersonName, PrincipalName } from './cast.ts';
import { authors, type AuthorName, type Room, type RoomName, unseenRooms } from './stage.ts';

/** What a principal counts as once the scopes have let it through: without `moderate` a bot is no moderator. */
export type Standing = Exclude<PrincipalName, BotName> | 'bot' | 'bot as moderator';
export type Expected = 'ok' | ErrorCode;

/** What a case may look at to make its request. */
export interface Scene {
  readonly me: UserId;
  readonly asks: PrincipalName;
  readonly edge: Edge;
  readonly room: Room;
  /** Done by the owner, for a thing that the case needs or has to put right. */
  readonly owner: <T>(command: CommandName, data: object) => Promise<T>;
  readonly idOf: (name: AuthorName | PersonName) => UserId;
}

export interface Case {
  readonly about: string;
  readonly room?: RoomName;
  readonly request: (scene: Scene) => object | Promise<object>;
  readonly expected: (standing: Standing, edge: Edge) => Expected;
  /** True if a success leaves the room another than it was. */
  readonly spoils?: boolean;
  /** True if everybody in the room must have said something. */
  readonly spoken?: boolean;
  readonly after?: (scene: Scene) => Promise<unknown>;
}

export interface Row {
  readonly scope: Scope | 'person';
  readonly cases: readonly Case[];
}

export const outside: readonly Standing[] = ['guest outside', 'member outside', 'admin outside'];
export const inside: readonly Standing[] = [
  'guest',
  'member',
  'moderator',
  'admin',
  'owner',
  'bot',
  'bot as moderator',
];
export const everyone: readonly Standing[] = [...outside, ...inside, 'removed'];
export const moderators: readonly Standing[] = ['moderator', 'bot as moderator'];
export const admins: readonly Standing[] = ['admin', 'admin outside', 'owner'];
const leadersOf = {
  channel: [...moderators, ...admins],
  private: [...moderators, 'admin', 'owner'],
  direct: [],
} as const satisfies Readonly<Record<string, readonly Standing[]>>;

type Kind = keyof typeof leadersOf;
export type May = Readonly<Record<Kind, readonly Standing[]>>;

export const readers: May = { channel: [...outside, ...inside], private: inside, direct: inside };
export const members: May = { channel: inside, private: inside, direct: inside };
export const leaders: May = leadersOf;
export const nobody: May = { channel: [], private: [], direct: [] };

export const op = () => ({ op: uuidV7() });
export const kindOf = (room: RoomName): Kind => {
  if (room === 'private thread') return 'private';
  const isChannel = room === 'read-only channel' || room === 'archived channel' || room === 'channel thread';
  return isChannel ? 'channel' : (room as Kind);
};
const isUnseen = (room: RoomName): boolean => (unseenRooms as readonly string[]).includes(room);
const sees = (standing: Standing, room: RoomName): boolean =>
  !isUnseen(room) && (kindOf(room) === 'channel' || inside.includes(standing));

interface InRoom {
  readonly about?: string;
  readonly may: May;
  readonly rooms?: readonly RoomName[];
  readonly spoils?: boolean;
  /** What they are answered who may: a success, if nothing is said. */
  readonly answer?: Expected;
  readonly request: (scene: Scene) => object;
}

export const seen = ['channel', 'private', 'direct'] as const satisfies readonly RoomName[];

export const threads = ['channel thread', 'private thread'] as const satisfies readonly RoomName[];

/** A case for each kind of room, and for those of which nobody knows. */
export function inRooms({
  about = '',
  may,
  rooms = seen,
  spoils = false,
  answer = 'ok',
  request,
}: InRoom): Case[] {
  return [...rooms, ...unseenRooms].map((room) => ({
    about: `${room}${about && `: ${about}`}`,
    room,
    spoils,
    request,
    expected: (standing) => {
      if (!sees(standing, room)) return 'not_found';
      return may[kindOf(room)].includes(standing) ? answer : 'forbidden';
    },
  }));
}

/** What nobody does in a room that is archived, whoever leads it. */
export const inArchive = (request: (scene: Scene) => object): Case[] =>
  inRooms({ about: 'archived', may: nobody, rooms: ['archived channel'], request });

/** Threads are set up anew after each success: who joined or wrote follows them. */
export const inThreads = (may: May, request: (scene: Scene) => object): Case[] =>
  inRooms({ may, rooms: threads, spoils: true, request });

export const everywhere = [...seen, ...threads];

/** A case that names no room. */
export const inPlace = (
  may: readonly Standing[],
  request: Case['request'],
  {
    about = 'the place',
    answer = 'ok',
    ...more
  }: { about?: string; answer?: Expected; after?: NonNullable<Case['after']> } = {},
): Case => ({
  about,
  request,
  expected: (standing) => (may.includes(standing) ? answer : 'forbidden'),
  ...more,
});

export const onlyBySocket = (request: () => object): Case => ({
  about: 'the place',
  request,
  expected: (_, edge) => (edge === 'REST' ? 'invalid' : 'ok'),
});

export const inRoom = ({ room }: Scene) => ({ room: room.id });
export const messageOf = (author: AuthorName, { room }: Scene): number =>
  room.said.get(author) ?? room.said.get('keeper') ?? 1;

const own: Readonly<Record<Standing, AuthorName>> = {
  'guest outside': 'keeper',
  'member outside': 'keeper',
  'admin outside': 'keeper',
  removed: 'keeper',
  guest: 'guest',
  member: 'member',
  moderator: 'moderator',
  admin: 'admin',
  owner: 'owner',
  bot: 'bot',
  'bot as moderator': 'bot',
};
export const standingOf = (name: PrincipalName): Standing => {
  if (name === 'bot that reads' || name === 'bot that writes') return 'bot';
  if (name === 'bot that moderates' || name === 'bot with all scopes') return 'bot as moderator';
  return name;
};

/** Upon whom each may act in a room that they lead; `self` apart. */
const beneathAModerator = ['guest', 'other guest', 'member', 'other member'] as const;
const beneathAnAdmin = [
  ...beneathAModerator,
  'moderator',
  'other moderator',
  'keeper',
  'bot',
  'member outside',
] as const;
const beneathTheOwner = [...beneathAnAdmin, 'admin', 'other admin'] as const;
const beneath: Readonly<Partial<Record<Standing, readonly string[]>>> = {
  moderator: [...beneathAModerator, 'member outside'],
  'bot as moderator': [...beneathAModerator, 'member outside'],
  admin: beneathAnAdmin,
  'admin outside': beneathAnAdmin,
  owner: beneathTheOwner,
};

const subjects = [
  'other guest',
  'other member',
  'other moderator',
  'other admin',
  'owner',
  'member outside',
] as const satisfies readonly PersonName[];

interface UponPeople {
  readonly self: (standing: Standing) => Expected;
  /** Of somebody who is not in the room. */
  readonly absent: Expected;
  /** Upon whom it leaves the room another than it was. */
  readonly spoils?: (subject: string) => boolean;
  readonly request: (scene: Scene, user: UserId) => object;
}

/** A case for each kind of room and of person in it, oneself, those who are not in it and nobody. */
export function uponPeople({ self, absent, spoils = () => false, request }: UponPeople): Case[] {
  const allowed = (room: RoomName, standing: Standing): Expected | undefined => {
    if (!sees(standing, room)) return 'not_found';
    return leaders[kindOf(room)].includes(standing) ? undefined : 'forbidden';
  };
  const upon = subjects.flatMap((subject) =>
    seen.map((room): Case => ({
      about: `${room}: ${subject}`,
      room,
      spoils: spoils(subject),
      request: (scene) => request(scene, scene.idOf(subject)),
      expected: (standing) =>
        allowed(room, standing) ??
        (standing === subject
          ? self(standing)
          : !beneath[standing]?.includes(subject)
            ? 'forbidden'
            : subject === 'member outside'
              ? absent
              : 'ok'),
    })),
  );
  const others = seen.flatMap((room): Case[] => [
    {
      about: `${room}: oneself`,
      room,
      spoils: spoils('oneself'),
      request: (scene) => request(scene, scene.me),
      expected: (standing) => allowed(room, standing) ?? self(standing),
    },
    {
      about: `${room}: nobody`,
      room,
      request: (scene) => request(scene, 'nobody' as UserId),
      expected: (standing) => allowed(room, standing) ?? 'not_found',
    },
  ]);
  const unseen = unseenRooms.map((room): Case => ({
    about: `${room}: somebody`,
    room,
    request: (scene) => request(scene, scene.idOf('keeper')),
    expected: () => 'not_found',
  }));
  return [...upon, ...others, ...unseen];
}

/** Whose messages each may delete, besides their own: moderators each other's, and nobody an admin's but the owner. */
export const deletes: Readonly<Partial<Record<Standing, readonly AuthorName[]>>> = (() => {
  const ofMembers: readonly AuthorName[] = [
    'guest',
    'other guest',
    'member',
    'other member',
    'moderator',
    'other moderator',
    'keeper',
    'bot',
  ];
  return {
    moderator: ofMembers,
    'bot as moderator': ofMembers,
    admin: ofMembers,
    'admin outside': ofMembers,
    owner: [...ofMembers, 'admin', 'other admin'],
  };
})();

/** A case for each kind of room and author; and for a message that is not there. */
export function onMessages(
  rooms: readonly RoomName[],
  may: (standing: Standing, room: RoomName, author: AuthorName) => boolean,
  request: (scene: Scene, seq: number) => object,
): Case[] {
  const there = [...rooms, ...unseenRooms].flatMap((room) =>
    (isUnseen(room) ? (['keeper'] as const) : authors).map((author): Case => ({
      about: `${room}: message of ${author}`,
      room,
      spoken: true,
      request: (scene) => request(scene, messageOf(author, scene)),
      expected: (standing) => {
        if (!sees(standing, room)) return 'not_found';
        return may(standing, room, author) ? 'ok' : 'forbidden';
      },
    })),
  );
  const missing = seen.map((room): Case => ({
    about: `${room}: message that is not there`,
    room,
    request: (scene) => request(scene, 9_999),
    expected: () => 'not_found',
  }));
  return [...there, ...missing];
}

export const isOwn = (standing: Standing, author: AuthorName): boolean =>
  inside.includes(standing) && own[standing] === author;
export const writesIn = (standing: Standing, room: RoomName): boolean =>
  inside.includes(standing) && (room !== 'read-only channel' || leaders.channel.includes(standing));
