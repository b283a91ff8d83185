import {
  type Actor,
  can,
  canSee,
  type CommandName,
  commandNames,
  commands,
  limits,
  mayCallAll,
  type Target,
  type UserId,
  type UserRole,
} from '../src/index.ts';

const ana: Actor = { id: 'ana' as UserId, role: 'guest' };
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
  'message:pin',
  'thread:open',
  'read:set',
  'typing:set',
];
const readers = [
  'room:members',
  'room:pins',
  'room:files',
  'room:history',
  'room:catchup',
  'search:messages',
];
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
      'room:role',
      'room:mute',
    ],
  },
  private: {
    stranger: [],
    left: [],
    removed: [],
    member: [...readers, ...insiders, 'room:leave', 'room:invite'],
    moderator: [
      ...readers,
      ...insiders,
      'room:leave',
      'room:invite',
      'room:update',
      'room:remove',
      'room:role',
      'room:mute',
    ],
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
  [
    ...insiders,
    ...readers,
    'room:join',
    'room:leave',
    'room:update',
    'room:invite',
    'room:remove',
    'room:role',
    'room:mute',
    'thread:update',
  ].includes(name),
);

for (const kind of kinds)
  for (const standing of Object.keys(standings))
    test(`a ${standing} of a ${kind} room may do exactly what is written down`, () => {
      const allowed = aboutRooms.filter((name: CommandName) => can(ana, name, target(kind, standing)));
      expect([...allowed].sort()).toEqual([...(expected[kind][standing] ?? [])].sort());
    });

const inThread = (
  kind: (typeof kinds)[number],
  standing: string,
  follows: boolean,
  owner = ana.id,
): Target => {
  const { owner: _, ...parent } = target(kind, standing);
  const room = { kind: 'thread', builtIn: false } as const;
  return { room, owner, parent, ...(follows && { membership: { role: 'member', state: 'joined' } }) };
};
const isAbout = (name: CommandName, commands: readonly string[]) => commands.includes(name);
const notInThreads = [
  ...['room:update', 'room:invite', 'room:remove', 'room:role', 'room:mute'],
  ...['message:pin', 'thread:open'],
];
const followersOnly = ['read:set', 'room:leave'];

for (const kind of kinds)
  for (const standing of Object.keys(standings))
    test(`[W1] a ${standing} of a ${kind} room may do in its threads what they may do there`, () => {
      for (const follows of [false, true]) {
        const isIn = expected[kind][standing]?.includes('message:send') === true;
        const wanted = aboutRooms.filter((name: CommandName) => {
          if (isAbout(name, notInThreads)) return false;
          if (isAbout(name, followersOnly)) return isIn && follows;
          if (isAbout(name, ['room:join', 'thread:update'])) return isIn;
          return expected[kind][standing]?.includes(name);
        });
        const about = inThread(kind, standing, follows);
        expect(aboutRooms.filter((name: CommandName) => can(ana, name, about))).toEqual(wanted);
        expect(canSee(ana, about)).toBe(canSee(ana, target(kind, standing)));
      }
    });

test('[W1] who leads a room keeps order in its threads, and who only follows one does not write there any more', () => {
  expect(can(ana, 'message:delete', inThread('channel', 'moderator', false, ben))).toBe(true);
  expect(can(ana, 'message:delete', inThread('channel', 'member', true, ben))).toBe(false);
  const closed = inThread('channel', 'member', true);
  const { parent } = closed;
  const room = { kind: 'channel', builtIn: false, readOnly: true } as const;
  expect(can(ana, 'message:send', { ...closed, ...(parent && { parent: { ...parent, room } }) })).toBe(false);
});

test("only a moderator may delete another's message, and nobody may edit it", () => {
  expect(can(ana, 'message:delete', target('channel', 'member', ben))).toBe(false);
  expect(can(ana, 'message:delete', target('channel', 'moderator', ben))).toBe(true);
  expect(can(ana, 'message:edit', target('channel', 'moderator', ben))).toBe(false);
});

test('[M9] an archived room is read, and led, and nothing else', () => {
  const room = { kind: 'channel', builtIn: false, archived: true } as const;
  const archived: Target = {
    room,
    membership: { role: 'moderator', state: 'joined' },
  };
  const inside = [
    'message:send',
    'message:edit',
    'message:react',
    'message:pin',
    'thread:open',
    'room:invite',
  ] as const;
  for (const command of inside) {
    expect(can(ana, command, { ...archived, owner: ana.id })).toBe(false);
    expect(
      can(ana, command, { owner: ana.id, parent: archived, room: { kind: 'thread', builtIn: false } }),
    ).toBe(false);
  }
  expect(can(ana, 'room:join', { room })).toBe(false);
  for (const command of ['room:history', 'room:update', 'room:leave', 'search:messages'] as const)
    expect(can(ana, command, archived)).toBe(true);
  expect(can(ana, 'message:delete', { ...archived, owner: ana.id })).toBe(true);
});

test('the rooms that exist from the start keep their names, and stay open', () => {
  const builtIn: Target = {
    room: { kind: 'channel', builtIn: true },
    membership: { role: 'moderator', state: 'joined' },
  };
  expect(can(ana, 'room:update', { ...builtIn, renames: true })).toBe(false);
  expect(can(ana, 'room:update', { ...builtIn, archives: true })).toBe(false);
  expect(can(ana, 'room:update', builtIn)).toBe(true);
});

const place: Readonly<Record<'owner' | 'admin', Actor>> = {
  owner: { id: 'olga' as UserId, role: 'owner' },
  admin: { id: 'adam' as UserId, role: 'admin' },
};

describe.each(['owner', 'admin'] as const)('[M1] an %s of the place', (role) => {
  const keepsOrder = [
    'room:update',
    'room:invite',
    'room:remove',
    'room:role',
    'room:mute',
    'message:delete',
  ] as const;
  const mayDo = (kind: (typeof kinds)[number], standing: string) =>
    keepsOrder.filter((name) => can(place[role], name, target(kind, standing, ben)));

  test('keeps order in every room they can read', () => {
    for (const standing of ['stranger', 'left', 'member', 'moderator'])
      expect(mayDo('channel', standing)).toEqual(keepsOrder);
    for (const standing of ['member', 'moderator']) expect(mayDo('private', standing)).toEqual(keepsOrder);
  });

  test('has no say where they can not read, nor among people who talk in private', () => {
    for (const standing of ['stranger', 'left', 'removed']) expect(mayDo('private', standing)).toEqual([]);
    expect(mayDo('channel', 'removed')).toEqual([]);
    for (const standing of ['stranger', 'member']) expect(mayDo('direct', standing)).toEqual([]);
  });
});

describe('[M2] nobody acts upon somebody who stands as high', () => {
  const ladder = ['guest', 'moderator', 'admin', 'owner'] as const;
  const standing = (rung: (typeof ladder)[number]) => ({
    role: rung === 'moderator' ? ('member' as const) : rung,
    membership: {
      role: rung === 'guest' ? ('member' as const) : ('moderator' as const),
      state: 'joined' as const,
    },
  });
  const upon = (actor: (typeof ladder)[number], subject: (typeof ladder)[number]) => {
    const { role, membership } = standing(actor);
    const there: Target = {
      room: { kind: 'channel', builtIn: false },
      membership,
      owner: ben,
      subject: standing(subject),
    };
    return (name: CommandName) => can({ id: ana.id, role }, name, there);
  };

  test.each(ladder)('%s', (actor) => {
    for (const name of ['room:remove', 'room:role', 'room:mute'] as const) {
      const below = ladder.filter((subject) => upon(actor, subject)(name));
      expect([name, below]).toEqual([name, ladder.slice(0, ladder.indexOf(actor))]);
    }
  });

  test('but moderators may delete what another one wrote, and no admin’s', () => {
    const deletable = ladder.filter((author) => upon('moderator', author)('message:delete'));
    expect(deletable).toEqual(['guest', 'moderator']);
    expect(ladder.filter((author) => upon('admin', author)('message:delete'))).toEqual([
      'guest',
      'moderator',
    ]);
  });

  test('a moderator may step down', () => {
    const own = { ...target('channel', 'moderator'), subject: standing('moderator') };
    expect(can(ana, 'room:role', own)).toBe(true);
    expect(can(ana, 'room:mute', own)).toBe(false);
  });
});

test('[M4] in a read-only room only who leads it writes; all may react', () => {
  const closed = (who: string): Target => ({
    ...target('channel', who),
    room: { kind: 'channel', builtIn: false, readOnly: true },
  });
  for (const name of ['message:send', 'message:edit'] as const) {
    expect(can(ana, name, closed('member'))).toBe(false);
    expect(can(ana, name, closed('moderator'))).toBe(true);
    expect(can(place.admin, name, { ...closed('member'), owner: place.admin.id })).toBe(true);
  }
  expect(can(ana, 'message:react', closed('member'))).toBe(true);
  expect(can(ana, 'message:delete', closed('member'))).toBe(true);
});

test('[M6] the log of what admins do is for the owner', () => {
  expect(can(place.owner, 'audit:list', {})).toBe(true);
  for (const actor of [place.admin, ana]) expect(can(actor, 'audit:list', {})).toBe(false);
});

test('[B1] bots and their tokens are for owners and admins', () => {
  const about = commandNames.filter((name) => /^(bot|token):/.test(name));
  expect(about.length).toBeGreaterThan(0);
  for (const role of ['owner', 'admin', 'member', 'guest', 'bot'] as const)
    for (const name of about)
      expect([role, name, can({ id: ana.id, role }, name, {})]).toEqual([
        role,
        name,
        role === 'owner' || role === 'admin',
      ]);
});

test('[B2] a token reaches nothing that makes tokens', () => {
  for (const name of commandNames.filter((each) => /^(bot|token):/.test(each)))
    expect(commands[name].scope).toBe('person');
});

test('how the place is doing is for its admins', () => {
  const roles = ['owner', 'admin', 'member', 'guest', 'bot'] as const;
  expect(roles.filter((role) => can({ id: ben, role }, 'place:state', {}))).toEqual(['owner', 'admin']);
});

test('[K5] everybody in a room of few may call all of them; in one of many guests do not, but for who leads it', () => {
  const may = (role: UserRole, people: number, membership: 'member' | 'moderator' = 'member') =>
    mayCallAll({ id: ana.id, role }, target('channel', membership), people);
  const roles = ['owner', 'admin', 'member', 'guest', 'bot'] as const;
  expect(roles.filter((role) => may(role, limits.callFreely))).toEqual(roles);
  expect(roles.filter((role) => may(role, limits.callFreely + 1))).toEqual([
    'owner',
    'admin',
    'member',
    'bot',
  ]);
  expect(may('guest', limits.callFreely + 1, 'moderator')).toBe(true);
});

test('[C7] only channels are seen from outside', () => {
  const seen = kinds.filter((kind) => canSee(ana, target(kind, 'stranger')));
  expect(seen).toEqual(['channel']);
});

test('only the owner gives roles in the place', () => {
  const roles = ['owner', 'admin', 'member', 'guest', 'bot'] as const;
  expect(roles.filter((role) => can({ ...ana, role }, 'user:role', { owner: ana.id }))).toEqual(['owner']);
});
