import type { User } from '@parley/events';
import { FakePlace, type FakeRoom } from '../fake-place.ts';
import { FakeServer } from '../fake-server.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What the gallery shows: a place with a few days of talk in it. */
export function busyPlace(now: () => number): FakeServer {
  const place = new FakePlace('Mira Lindqvist', now);
  const server = new FakeServer(place);
  const cast = castOf(place);
  for (const user of [cast.ada, cast.jonas, cast.noor, cast.sena]) server.presence.set(user.id, 'online');
  server.presence.set(cast.tom.id, 'away');
  for (const user of place.users.values())
    if (!server.presence.has(user.id)) server.presence.set(user.id, 'offline');
  server.presence.set(place.me.id, 'online');

  const people = [...place.users.values()].filter((user) => user.id !== place.me.id);
  const general = place.room('channel', 'general', { topic: 'Everything that concerns all of us', people });
  talk(place, general, cast, now());
  const lobby = place.room('channel', 'lobby', {
    topic: 'Where the ten-line clients meet everybody else',
    people,
  });
  lobbyTalk(place, lobby, cast, now());
  const design = place.room('channel', 'design', {
    topic: 'Type, colour, space',
    people: [cast.ada, cast.noor],
  });
  place.write(design, cast.noor, 'New spacing scale is in the file.', { at: now() - 3 * 60 * minute });
  place.write(design, cast.ada, 'Looks calm. I like it.', { at: now() - 2 * 60 * minute });
  place.room('channel', 'releases', { topic: 'What went out, and when', people: [cast.tom] });
  place.room('channel', 'standup', { people: [cast.tom, cast.ada] });
  place.room('channel', 'a-room-with-a-very-long-name-that-goes-on-and-on-up-to-sixty', {
    people: [cast.ada],
  });
  place.room('private', 'hiring', { topic: 'Candidates and interviews', people: [cast.ada, cast.sena] });
  const direct = place.room('direct', '', { people: [cast.ada], id: 'd-ada' });
  place.write(direct, cast.ada, 'Do you have ten minutes before lunch?', { at: now() - 25 * minute });
  place.room('direct', '', { people: [cast.jonas, cast.noor, cast.sena], id: 'd-three' });
  place.room('direct', '', { people: people.slice(0, 11), id: 'd-twelve' });
  const visited = place.room('channel', 'climbing', {
    topic: 'Thursdays at six',
    people: [cast.tom, cast.noor],
    joined: false,
  });
  place.write(visited, cast.tom, 'Anyone for Thursday?', { at: now() - 5 * 60 * minute });
  for (const name of ['books', 'coffee', 'infra', 'music', 'on-call', 'support']) {
    place.room('channel', name, { topic: `All about ${name}`, people: [cast.tom], joined: false });
  }
  return server;
}

/** Everything that could break a layout. */
export function extremePlace(now: () => number): FakeServer {
  const place = new FakePlace('Wolfeschlegelsteinhausenbergerdorff Maxi', now);
  const server = new FakeServer(place);
  const cast = castOf(place);
  const people = [...place.users.values()].filter((user) => user.id !== place.me.id);
  const general = place.room('channel', 'general', {
    topic: 'A topic of two hundred and fifty characters '.repeat(6).slice(0, 250),
    people,
  });
  const at = now() - 2 * 60 * minute;
  place.write(general, cast.long, 'W'.repeat(400), { at });
  place.write(general, cast.rtl, 'שלום לכולם, איך הולך? נפגשים ב־14:30 ליד הכניסה https://example.org/path', {
    at: at + minute,
  });
  place.write(
    general,
    cast.rtl,
    'مرحبا بالجميع، هذا نص عربي طويل بما يكفي ليلتف على أكثر من سطر واحد في العرض الضيق للهاتف المحمول.',
    { at: at + 2 * minute },
  );
  place.write(general, cast.ada, '🎉🎉🎉', { at: at + 3 * minute });
  place.write(general, cast.ada, '👩‍👩‍👧‍👦', { at: at + 4 * minute });
  place.write(general, cast.jonas, '<b>bold?</b> <script>alert(1)</script> & "quotes"', {
    at: at + 20 * minute,
  });
  place.write(general, cast.jonas, `https://example.org/${'a-very-long-path/'.repeat(30)}`, {
    at: at + 21 * minute,
  });
  place.write(
    general,
    cast.noor,
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit. '.repeat(140).slice(0, 8000),
    { at: at + 40 * minute },
  );
  const many = place.write(general, cast.sena, 'React to this', { at: at + 60 * minute });
  const emoji = [
    '👍',
    '❤️',
    '😄',
    '🎉',
    '👀',
    '🙏',
    '✅',
    '🤔',
    '🔥',
    '🚀',
    '💯',
    '🌟',
    '🍀',
    '🎈',
    '⚡',
    '🌊',
    '🥑',
    '🧠',
    '🪴',
    '🎯',
  ];
  for (const [index, one] of emoji.entries()) {
    for (const user of people.slice(0, 1 + (index % 9))) place.react(general, many.seq, user.id, one, true);
  }
  place.room('direct', '', { people: people.slice(0, 11), id: 'd-twelve' });
  for (let number = 1; number <= 300; number += 1) {
    const fake = place.room('channel', `room ${number}`, { id: `room-${number}` });
    if (number % 7 === 0)
      for (let text = 0; text < number; text += 1) place.write(fake, cast.ada, `Message ${text}`);
  }
  return server;
}

type Cast = ReturnType<typeof castOf>;

function castOf(place: FakePlace) {
  return {
    ada: place.person('Ada Okafor'),
    jonas: place.person('Jonas Weber'),
    noor: place.person('Noor'),
    tom: place.person('Tom van Dijk'),
    sena: place.person('Sena Yıldız', 'sena'),
    rtl: place.person('דנה כהן', 'dana'),
    long: place.person('Maximiliana-Konstantina von Hohenlohe 3'),
    emoji: place.person('🦊 Fox', 'fox'),
    lee: place.person('李雷', 'li-lei'),
    pat: place.person('Pat'),
    ines: place.person('Inês Carvalho', 'ines'),
    kofi: place.person('Kofi Mensah'),
    guest: place.person('Lobby guest', 'lobby-guest'),
  };
}

function talk(place: FakePlace, room: FakeRoom, cast: Cast, now: number): void {
  const say = (author: User, ago: number, text: string, more = {}) =>
    place.write(room, author, text, { at: now - ago, ...more });
  for (let index = 0; index < 160; index += 1) {
    const authors = [cast.ada, cast.jonas, cast.noor, cast.tom, cast.sena];
    const author = authors[Math.floor(index / 3) % authors.length] ?? cast.ada;
    say(author, 6 * day - index * 22 * minute, earlier[index % earlier.length] ?? '');
  }
  say(cast.tom, day + 90 * minute, 'Deployed 0.4 to the staging box. Cold start is down to 0.4 s.');
  const praised = say(
    cast.tom,
    day + 89 * minute,
    'Release notes: https://example.org/releases/0.4 (have a look before Friday).',
  );
  place.react(room, praised.seq, cast.ada.id, '🎉', true);
  place.react(room, praised.seq, cast.noor.id, '🎉', true);
  place.react(room, praised.seq, place.me.id, '👀', true);
  say(cast.sena, day + 70 * minute, 'Reading them now.');
  say(
    cast.ada,
    95 * minute,
    'Good morning! Two things for today:\n\n1. The history page still jumps when a long message loads above.\n2. We need a decision on the colour of the accent.',
  );
  say(
    cast.jonas,
    92 * minute,
    'On 1: I think it is the day divider. It is measured before the font is there.',
    { editedAt: now - 91 * minute },
  );
  say(cast.jonas, 91 * minute, 'I will send a fix in an hour.');
  say(
    place.me,
    80 * minute,
    'For 2, I would keep the blue. It holds contrast in both schemes and does not shout.',
  );
  say(cast.noor, 60 * minute, '👍');
  say(cast.ada, 58 * minute, '', { deleted: true });
  const agreed = say(cast.ada, 57 * minute, 'Then blue it is. Thank you all, that was quick.');
  for (const user of [place.me, cast.noor, cast.jonas]) place.react(room, agreed.seq, user.id, '❤️', true);
  room.read = room.messages.length;
  say(cast.sena, 12 * minute, 'I tried it on an old phone: still smooth with 10,000 messages.');
  say(cast.tom, 8 * minute, 'Lunch at half past twelve? The place at the corner has tables outside.');
  say(cast.noor, 6 * minute, 'Yes please.');
}

function lobbyTalk(place: FakePlace, room: FakeRoom, cast: Cast, now: number): void {
  const say = (alias: string, ago: number, text: string) =>
    place.write(room, cast.guest, text, { alias, at: now - ago * minute });
  say('first steps', 30, 'hello world');
  place.write(room, cast.ada, 'Hello, whoever you are. It arrived.', { at: now - 29 * minute });
  say('py-client', 14, 'HELLO! from client, ten lines of Python');
  say('py-client', 13, '{"name":"py-client","message":"and JSON"}');
  place.write(room, cast.guest, 'no name at all', { at: now - 5 * minute });
  room.read = room.messages.length;
}

const earlier = [
  'Has anybody seen the new numbers?',
  'Yes. Better than I thought.',
  'The second chart is upside down, by the way. I turned it.',
  'Can we move the review to Thursday? Half of us are travelling on Wednesday and I would like to have everybody there.',
  'Fine with me.',
  'Same here',
  'I wrote down what we agreed on, tell me if something is missing.',
];
