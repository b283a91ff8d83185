/** A believable place: six people in a few rooms, a working day into their conversation. Told over the wire, as everything is. */
import { GENERAL, LOBBY, type RoomId } from '@parley/events';
import { newId } from './ids.ts';
import { NativeLobbyClient } from './lobby-client.ts';
import { type Person, signIn } from './person.ts';
import type { Wire } from './wire.ts';

const cast = [
  'Maya Okafor',
  'Jonas Lindqvist',
  'Priya Raman',
  'Tomás Herrera',
  'Lena Fischer',
  'Sam Whitaker',
] as const;
type First = 'Maya' | 'Jonas' | 'Priya' | 'Tomás' | 'Lena' | 'Sam';

type Line = readonly [who: First, text: string];

const general: readonly Line[] = [
  [
    'Lena',
    'Good morning! The harbour museum called: the new lamp room opens on Friday, and they want our guide on the tablets by then.',
  ],
  ['Jonas', 'Friday as in *this* Friday?'],
  ['Lena', 'This Friday. I said we would look at it together at ten.'],
  ['Priya', 'The audio for stops 1 to 9 is cut. I am waiting for two translations, Portuguese and Frisian.'],
  ['Tomás', 'Portuguese is with me, you get it before lunch.'],
  ['Sam', 'Map tiles for the island are rendered. 40 MB, which is a little much for the tablets.'],
  ['Jonas', 'How far do people zoom in?\nIf we leave out the last level it should be under 12.'],
  ['Sam', 'Nobody needs to count the bollards. Leaving it out.'],
  ['Maya', 'I can test on the two oldest tablets this afternoon. They are slow enough to tell us the truth.'],
];

const design: readonly Line[] = [
  ['Priya', 'Two drafts for the start screen. A has the big photograph, B has the map first.'],
  ['Maya', 'B. People arrive with wet hands and one question: where am I?'],
  ['Tomás', 'B for me too, and the type in A is hard to read against the sky.'],
  ['Priya', 'Thank you. B it is, with the photograph behind the “About” page.'],
  ['Lena', 'Could the buttons be larger? I watched a school class last week. Small hands, no patience.'],
  ['Priya', '56 pixels now, was 44. I also moved “Listen” to the thumb.'],
  ['Maya', 'That is the best change of the week.'],
];

const launch: readonly Line[] = [
  [
    'Jonas',
    'Plan for Friday:\n1. content frozen on Wednesday evening\n2. tablets flashed on Thursday\n3. dry run in the lamp room at 16:00',
  ],
  ['Sam', 'I bring the spare chargers. And the label printer.'],
  ['Tomás', 'Two languages are still without voice. Text only would be fine for the first week, right?'],
  [
    'Jonas',
    'Yes. Please put it on the list so that we do not forget: https://harbour.example/guide/open-points',
  ],
  ['Sam', 'Done.'],
];

const budget: readonly Line[] = [
  ['Lena', 'The quote for twelve more tablets is in: 2,860 with cases.'],
  ['Maya', 'That leaves enough for the autumn exhibition. I would say yes.'],
];

const direct: readonly Line[] = [
  ['Jonas', 'Do you have a minute after the call?'],
  ['Maya', 'Sure. Coffee, or serious?'],
  ['Jonas', 'Coffee. And a small surprise for Lena’s tenth year here.'],
];

export interface Story {
  /** Whose page is looked at. */
  readonly viewer: Person;
  readonly design: RoomId;
  readonly budget: RoomId;
  /** Lets somebody type in a room, until told otherwise. */
  readonly typeIn: (who: First, room: RoomId) => Promise<void>;
  /** Lena makes a private room, and lets the viewer in. */
  readonly letIn: () => Promise<RoomId>;
  /** In that room the viewer may read and not write. */
  readonly mute: (room: RoomId) => Promise<void>;
  /** The viewer is no member of it any more. */
  readonly remove: (room: RoomId) => Promise<void>;
  /** Lets everyone go. */
  readonly end: () => Promise<void>;
}

/** Tells the whole story to an empty server. */
export async function tellStory(url: string): Promise<Story> {
  const people = new Map<string, { person: Person; wire: Wire }>();
  for (const name of cast) {
    const person = await signIn(url, name);
    people.set(name.split(' ')[0] ?? name, { person, wire: await person.open() });
  }
  const of = (who: First) => {
    const found = people.get(who);
    if (!found) throw new Error(`${who} is not in the cast`);
    return found;
  };
  const idOf = (who: First) => of(who).person.user.id;
  const tell = async (room: RoomId, lines: readonly Line[]) => {
    for (const [who, text] of lines) await of(who).wire.do('message:send', { room, id: newId(), text });
  };
  const everyone: readonly First[] = ['Maya', 'Jonas', 'Priya', 'Tomás', 'Lena', 'Sam'];
  const create = async (
    by: First,
    kind: 'channel' | 'private',
    name: string,
    topic: string,
    users: readonly First[],
  ) => {
    const { entry } = await of(by).wire.do('room:create', { kind, name, topic, users: users.map(idOf) });
    return entry.room.id;
  };

  await tell(GENERAL, general);
  await of('Maya').wire.do('message:react', { room: GENERAL, seq: 4, emoji: '🎉', on: true });
  await of('Lena').wire.do('message:react', { room: GENERAL, seq: 4, emoji: '🎉', on: true });
  await of('Jonas').wire.do('message:react', { room: GENERAL, seq: 8, emoji: '😄', on: true });
  await of('Priya').wire.do('message:react', { room: GENERAL, seq: 9, emoji: '❤️', on: true });
  const designRoom = await create('Priya', 'channel', 'design', 'How it looks, and how it feels', everyone);
  await tell(designRoom, design);
  await of('Priya').wire.do('message:edit', {
    room: designRoom,
    seq: 6,
    text: '56 pixels now, was 44. I also moved “Listen” to where the thumb is.',
  });
  for (const who of ['Maya', 'Lena', 'Tomás'] as const)
    await of(who).wire.do('message:react', { room: designRoom, seq: 6, emoji: '👍', on: true });
  const launchRoom = await create('Jonas', 'channel', 'launch', 'Friday, 16:00, lamp room', everyone);
  await tell(launchRoom, launch);
  await create('Sam', 'channel', 'field-notes', 'What we saw outside', ['Tomás']);
  const budgetRoom = await create('Lena', 'private', 'budget 2027', '', ['Maya', 'Jonas']);
  await tell(budgetRoom, budget);
  const opened = await of('Jonas').wire.do('direct:open', { users: [idOf('Maya')] });
  await tell(opened.entry.room.id, direct);
  await of('Maya').wire.do('direct:open', { users: [idOf('Priya'), idOf('Sam')] });

  const visitor = await NativeLobbyClient.open(url);
  visitor.say(JSON.stringify({ name: 'ada-from-class-7b', message: 'hello world, is anybody there?' }));
  await visitor.hears('hello world, is anybody there?');
  await visitor.close();
  await tell(LOBBY, [['Sam', 'Hello Ada! We can read you.']]);

  // Maya has read what stands in #general and in the budget; the rest waits for her.
  for (const [room, seq] of [
    [GENERAL, general.length],
    [budgetRoom, budget.length],
  ] as const)
    await of('Maya').wire.do('read:set', { room, seq });
  await of('Tomás').wire.do('presence:set', { state: 'away' });
  await Promise.all([of('Maya').wire.close(), of('Sam').wire.close()]);

  return {
    viewer: of('Maya').person,
    design: designRoom,
    budget: budgetRoom,
    typeIn: async (who, room) => {
      await of(who).wire.do('typing:set', { room, on: true });
    },
    letIn: () => create('Lena', 'private', 'keys', 'Who has which', ['Maya']),
    mute: async (room) => {
      await of('Lena').wire.do('room:mute', { room, user: idOf('Maya'), until: Date.now() + 600_000 });
    },
    remove: async (room) => {
      await of('Lena').wire.do('room:remove', { room, user: idOf('Maya') });
    },
    end: async () => {
      await Promise.all([...people.values()].map(({ wire }) => wire.close()));
    },
  };
}
