import {
  type Actor,
  can,
  canSee,
  type CommandName,
  commandNames,
  type Target,
  type UserId,
} from '../src/index.ts';

const ana: Actor = { id: 'ana' as UserId, kind: 'guest' };
const ben = 'ben' as UserId;

const standings: Readonly<Record<string, Target['membership']>> = {
  stranger: undefined,
  left: { role: 'member', state: 'left' },
  removed: { role: 'moderator', state: 'removed' },
  member: { role: 'member', state: 'joined' },
  moderator: { role: 'moderator', state: 'joined' },
};
const kinds = ['channel', 'private', 'direct'] as const;

const target = (kind: (typeof kinds)[number], standing: string, owner: UserId = ana.id): Target => {
  const membership = standings[standing];
  return { room: { kind, builtIn: false }, owner, ...(membership && { membership }) };
};

/** Who may do what, written down once more by hand: standing -> commands, for each kind of room. */
const insiders = [
  'message:send',
  'message:edit',
  'message:delete',
  'message:react',
  'read:set',
  'typing:set',
];
const readers = ['room:members', 'room:history', 'room:catchup'];
const expected: Readonly<Record<(typeof kinds)[number], Readonly<Record<string, readonly string[]>>>> = {
  channel: {
    stranger: [...readers, 'room:join'],
    left: [...readers, 'room:join'],
    removed: [],
    member: [...readers, ...insiders, 'room:join', 'room:leave', 'room:invite'],
    moderator: [
      ...readers,
      ...insiders,
      'room:join',
      'room:leave',
      'room:invite',
      'room:update',
      'room:remove',
    ],
  },
  private: {
    stranger: [],
    left: [],
    removed: [],
    member: [...readers, ...insiders, 'room:leave', 'room:invite'],
    moderator: [...readers, ...insiders, 'room:leave', 'room:invite', 'room:update', 'room:remove'],
  },
  direct: {
    stranger: [],
    left: [],
    removed: [],
    member: [...readers, ...insiders],
    moderator: [...readers, ...insiders],
  },
};
const aboutRooms = commandNames.filter((name) =>
  [...insiders, ...readers, 'room:join', 'room:leave', 'room:update', 'room:invite', 'room:remove'].includes(
    name,
  ),
);

for (const kind of kinds)
  for (const standing of Object.keys(standings))
    test(`a ${standing} of a ${kind} room may do exactly what is written down`, () => {
      const allowed = aboutRooms.filter((name: CommandName) => can(ana, name, target(kind, standing)));
      expect([...allowed].sort()).toEqual([...(expected[kind][standing] ?? [])].sort());
    });

test("only a moderator may delete another's message, and nobody may edit it", () => {
  expect(can(ana, 'message:delete', target('channel', 'member', ben))).toBe(false);
  expect(can(ana, 'message:delete', target('channel', 'moderator', ben))).toBe(true);
  expect(can(ana, 'message:edit', target('channel', 'moderator', ben))).toBe(false);
});

test('the rooms that exist from the start keep their names', () => {
  const builtIn: Target = {
    room: { kind: 'channel', builtIn: true },
    membership: { role: 'moderator', state: 'joined' },
  };
  expect(can(ana, 'room:update', builtIn)).toBe(false);
});

test('[C7] only channels are seen from outside', () => {
  const seen = kinds.filter((kind) => canSee(ana, target(kind, 'stranger')));
  expect(seen).toEqual(['channel']);
});
