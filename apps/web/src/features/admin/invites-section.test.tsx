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
