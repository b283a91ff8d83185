import { inviteId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { screen, within } from '@testing-library/react';
import { FakePlace } from '../../../test/fake-place.ts';
import { FakeServer } from '../../../test/fake-server.ts';
import { renderChat } from '../../../test/render-chat.tsx';

test('an invitation offers the rooms that one can be joined to: not where everybody is anyway, nor what is archived', async () => {
  const clock = new FakeClock();
  const place = new FakePlace('Olga', clock.now, 'owner');
  place.room('channel', 'general');
  place.room('private', 'harbour');
  const old = place.room('channel', 'old');
  old.room = { ...old.room, archived: true };
  await renderChat({ clock, server: new FakeServer(place) }, '/admin/invites');
  const form = within(await screen.findByRole('form', { name: 'New invitation' }));
  expect(form.getAllByRole('checkbox')).toHaveLength(1);
  expect(form.getByRole('checkbox', { name: 'harbour' })).toBeInTheDocument();
  expect(form.getByText('New people start in #general.')).toBeVisible();
});

test('two invitations of one kind, made by one person on one day, are told apart by when they were made', async () => {
  const clock = new FakeClock();
  const place = new FakePlace('Olga', clock.now, 'owner');
  const server = new FakeServer(place);
  const at = Date.parse('2026-03-05T10:00:00Z');
  server.invites.push(
    ...[at, at + 5 * 60_000].map((createdAt, n) => ({
      id: inviteId.parse(`019b0000-0000-7000-8000-00000000000${n}`),
      createdAt,
      createdBy: place.me.id,
      used: 0,
      rooms: [],
    })),
  );
  await renderChat({ clock, server }, '/admin/invites');
  const names = (await screen.findAllByRole('button', { name: /^Revoke: By Olga/ })).map((button) =>
    button.getAttribute('aria-label'),
  );
  expect(new Set(names).size).toBe(2);
});
