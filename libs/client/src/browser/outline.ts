/**
 * The outlines of what is kept. It was written by this very build, so they are no parser: they only keep what a broken
 * disk or a careless hand left from reaching the page.
 */
import type { Preference, User } from '@parley/events';
import type { KeptRoom } from '../kept-state.ts';
import type { NewMessage } from '../outbox-storage.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => Number.isFinite(value);

const isList =
  (each: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(each);

const has =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, test]) => test(Reflect.get(value, name)));

const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

const user = has({ id: isText, name: isText, changedAt: isNumber });
const message = has({
  id: isText,
  seq: isNumber,
  rev: isNumber,
  author: isText,
  text: isText,
  at: isNumber,
  reactions: isList(has({ emoji: isText, users: isList(isText) })),
});
const keptRoom = has({
  entry: has({
    room: has({ id: isText, rev: isNumber, kind: isText, name: isText, topic: isText }),
    head: has({ seq: isNumber, rev: isNumber }),
    role: isText,
    read: isNumber,
  }),
  people: isList(user),
  held: maybe(
    has({
      cursor: isNumber,
      openedAt: isNumber,
      users: isList(user),
      tail: has({ first: isNumber, held: isList(has({ view: message, asOf: isNumber })) }),
    }),
  ),
  members: maybe(
    has({
      cursor: isNumber,
      members: isList(has({ user: isText, rev: isNumber, role: isText, state: isText })),
      users: isList(user),
      reached: isText,
    }),
  ),
});

const preferences = isList(has({ key: isText }));

const newMessage = has({
  server: isText,
  user: isText,
  id: isText,
  room: isText,
  text: isText,
  files: maybe(isList(has({ id: isText }))),
  at: isNumber,
});

export const arePreferences = (value: readonly Preference[]): boolean => preferences(value);
export const isUser = (value: User): boolean => user(value);
export const isKeptRoom = (value: KeptRoom): boolean => keptRoom(value);
export const isNewMessage = (value: unknown): value is NewMessage => newMessage(value);
