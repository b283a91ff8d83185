import type { Change, Message, MessagePage } from '@parley/events';
import { aMessage, userId } from '@parley/testkit';
import { applyChanges, fromPage, join, lastSeq, newest, touches, type Window } from '../src/window.ts';

const page = (first: number, last: number, rev = 100, more: Partial<Message> = {}): MessagePage => ({
  rev,
  messages: Array.from({ length: last - first + 1 }, (_, n) => aMessage(first + n, more)),
  hasBefore: first > 1,
  hasAfter: false,
  users: [],
});
const run = (first: number, last: number, rev = 100, more: Partial<Message> = {}) =>
  fromPage(page(first, last, rev, more));
const seqs = (window: Window) => window.held.map(({ view }) => view.seq);
const view = (window: Window, seq: number) => window.held[seq - window.first]?.view;

const body = (seq: number, rev: number, text: string): Change => {
  const { reactions: _, ...message } = aMessage(seq, { rev, text });
  return { kind: 'message', rev, message };
};
const deletion = (seq: number, rev: number): Change => {
  const { reactions: _, ...message } = aMessage(seq, { rev, text: '', deleted: true });
  return { kind: 'message', rev, message };
};
const reaction = (seq: number, rev: number, on: boolean, name = 'anna'): Change => ({
  kind: 'reaction',
  rev,
  seq,
  user: userId(name),
  emoji: '👍',
  on,
});

describe('[D5] of two versions of a message the higher rev wins', () => {
  test('a newer body replaces, an older or equal one does not, and nothing changed means the same object', () => {
    const window = run(1, 3);
    const edited = applyChanges(window, [body(2, 101, 'new')], 100, true);

    expect(view(edited, 2)?.text).toBe('new');
    expect(view(edited, 1)).toBe(view(window, 1));
    expect(applyChanges(edited, [body(2, 50, 'old')], 100, true)).toBe(edited);
    expect(applyChanges(edited, [body(2, 101, 'again')], 100, true)).toBe(edited);
  });

  test('applying all changes twice makes no difference', () => {
    const changes = [body(2, 101, 'new'), reaction(1, 102, true), body(4, 103, 'next')];
    const once = applyChanges(run(1, 3), changes, 100, true);

    expect(applyChanges(once, changes, 103, true)).toEqual(once);
  });
});

describe('[H2] reactions count from the rev as of which a message was read', () => {
  test('a reaction that the page knew already is not applied again', () => {
    const window = run(1, 1, 100);
    expect(applyChanges(window, [reaction(1, 99, true)], 98, true)).toBe(window);
    expect(applyChanges(window, [reaction(1, 100, true)], 98, true)).toBe(window);
    expect(view(applyChanges(window, [reaction(1, 101, true)], 98, true), 1)?.reactions).toHaveLength(1);
  });

  test('people join and leave a group, and an empty group goes', () => {
    const both = applyChanges(run(1, 1), [reaction(1, 101, true), reaction(1, 102, true, 'ben')], 100, true);
    expect(view(both, 1)?.reactions).toEqual([{ emoji: '👍', users: ['anna', 'ben'] }]);
    const one = applyChanges(both, [reaction(1, 103, false)], 102, true);
    expect(view(one, 1)?.reactions).toEqual([{ emoji: '👍', users: ['ben'] }]);
    const none = applyChanges(one, [reaction(1, 104, false, 'ben')], 103, true);
    expect(view(none, 1)?.reactions).toEqual([]);
  });

  test('a message and its reaction that come together are both there, in whatever order', () => {
    const window = applyChanges(run(1, 1), [reaction(2, 101, true), body(2, 102, 'edited since')], 100, true);
    expect(view(window, 2)).toMatchObject({ text: 'edited since', reactions: [{ users: ['anna'] }] });
  });
});

test('[D5] reactions that come one by one stand in the order in which a page has them', () => {
  const one = (rev: number, name: string, emoji: string, on = true): Change => ({
    kind: 'reaction',
    rev,
    seq: 1,
    user: userId(name),
    emoji,
    on,
  });
  const all = applyChanges(
    run(1, 1, 1),
    [one(2, 'ben', 'b'), one(3, 'cleo', 'a'), one(4, 'anna', 'b'), one(5, 'cleo', 'c')],
    1,
    true,
  );
  expect(view(all, 1)?.reactions).toEqual([
    { emoji: 'a', users: ['cleo'] },
    { emoji: 'b', users: ['anna', 'ben'] },
    { emoji: 'c', users: ['cleo'] },
  ]);
  const without = applyChanges(all, [one(6, 'cleo', 'a', false)], 5, true);
  expect(view(without, 1)?.reactions.map(({ emoji }) => emoji)).toEqual(['b', 'c']);
});

test('[H4] a deletion takes the reactions along, also those that came in the same frame', () => {
  const window = run(1, 1, 100, { reactions: [{ emoji: '👍', users: [userId('ben')] }] });
  const gone = applyChanges(window, [reaction(1, 101, true), deletion(1, 102)], 100, true);
  expect(view(gone, 1)).toMatchObject({ text: '', deleted: true, reactions: [] });
});

describe('new messages', () => {
  test('are appended in order of seq even when an edit put them out of order of rev', () => {
    const window = applyChanges(run(1, 3), [body(5, 101, 'five'), body(4, 102, 'four')], 100, true);
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5]);
  });

  test('are not appended across a hole', () => {
    expect(seqs(applyChanges(run(1, 3), [body(5, 101, 'five')], 100, true))).toEqual([1, 2, 3]);
  });

  test('are not appended to a window that did not reach to the end', () => {
    expect(seqs(applyChanges(run(1, 3), [body(4, 101, 'edited, not new')], 100, false))).toEqual([1, 2, 3]);
  });

  test('begin an empty room', () => {
    const empty = fromPage(page(1, 0, 1));
    expect(lastSeq(empty)).toBe(0);
    expect(seqs(applyChanges(empty, [body(1, 2, 'first')], 1, true))).toEqual([1]);
  });
});

describe('windows', () => {
  test.each([
    ['before', run(1, 3), run(4, 6), [1, 2, 3, 4, 5, 6]],
    ['after', run(4, 6), run(1, 3), [1, 2, 3, 4, 5, 6]],
    ['overlapping', run(1, 4), run(3, 6), [1, 2, 3, 4, 5, 6]],
    ['inside', run(1, 6), run(3, 4), [1, 2, 3, 4, 5, 6]],
    ['around', run(3, 4), run(1, 6), [1, 2, 3, 4, 5, 6]],
  ])('that touch become one: known %s the fresh one', (_, known, fresh, joined) => {
    expect(touches(known, fresh)).toBe(true);
    expect(seqs(join(known, fresh))).toEqual(joined);
    expect(join(known, fresh).hasBefore).toBe(false);
  });

  test('with a hole between them do not touch', () => {
    expect(touches(run(1, 3), run(5, 6))).toBe(false);
    expect(touches(run(5, 6), run(1, 3))).toBe(false);
  });

  test('where they overlap the fresh one wins', () => {
    const joined = join(run(1, 3, 100, { text: 'known' }), run(2, 4, 200, { text: 'fresh' }));
    expect(joined.held.map((held) => held.view.text)).toEqual(['known', 'fresh', 'fresh', 'fresh']);
    expect(joined.held.map(({ asOf }) => asOf)).toEqual([100, 200, 200, 200]);
  });

  test('are cut to their newest messages, and then have something before them', () => {
    expect(seqs(newest(run(1, 5), 2))).toEqual([4, 5]);
    expect(newest(run(1, 5), 2).hasBefore).toBe(true);
    expect(newest(run(1, 5), 9).hasBefore).toBe(false);
  });
});
