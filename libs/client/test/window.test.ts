import type { Change } from '@parley/events';
import { aMessage, userId } from '@parley/testkit';
import { applyChanges, fromPage } from '../src/window.ts';

const reaction = (rev: number, user: string, emoji: string, on = true): Change => ({
  kind: 'reaction',
  rev,
  seq: 1,
  user: userId(user),
  emoji,
  on,
});

test('[D5] reactions that come one by one stand in the order in which a page has them', () => {
  const page = { rev: 1, messages: [aMessage(1)], hasBefore: false, hasAfter: false, users: [] };
  const changes = [reaction(2, 'ben', 'b'), reaction(3, 'cleo', 'a'), reaction(4, 'anna', 'b')];
  const { held } = applyChanges(fromPage(page), [...changes, reaction(5, 'cleo', 'c')], 1, true);
  expect(held[0]?.view.reactions).toEqual([
    { emoji: 'a', users: ['cleo'] },
    { emoji: 'b', users: ['anna', 'ben'] },
    { emoji: 'c', users: ['cleo'] },
  ]);
  const without = applyChanges(
    { first: 1, held, hasBefore: false },
    [reaction(6, 'cleo', 'a', false)],
    5,
    true,
  );
  expect(without.held[0]?.view.reactions.map(({ emoji }) => emoji)).toEqual(['b', 'c']);
});
