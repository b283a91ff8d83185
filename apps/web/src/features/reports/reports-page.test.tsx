import { screen, waitFor, within } from '@testing-library/react';
import type { Report } from '@parley/events';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

type Scene = ReturnType<typeof smallPlace>;

const reportOf = ({ ben, cleo, general, clock }: Scene, id: number, text: string): Report => ({
  id,
  at: clock.now(),
  by: cleo.id,
  room: general.room.id,
  seq: id,
  author: ben.id,
  text,
  reason: `Reason ${id}`,
});

const open = () => screen.getByRole('group', { name: 'Open reports' });
const rows = () =>
  within(within(open()).getByRole('list', { name: 'Open reports' })).getAllByRole('listitem');

async function reading(...texts: readonly string[]) {
  const scene = smallPlace();
  for (const text of texts) scene.place.write(scene.general, scene.ben, text);
  scene.server.reports = texts.map((text, at) => reportOf(scene, at + 1, text)).toReversed();
  const chat = await renderChat(scene, '/reports');
  await screen.findByRole('heading', { level: 1, name: 'Reports' });
  await screen.findByRole('group', { name: 'Open reports' });
  await chat.pass(0);
  return { ...scene, ...chat };
}

test('a report says what was said, where and by whom, who minds and why', async () => {
  await reading('Something nasty');
  await waitFor(() => expect(rows()).toHaveLength(1));
  const row = within(rows()[0] as HTMLElement);
  expect(row.getByText('Ben')).toBeVisible();
  expect(row.getByText('Something nasty')).toBeVisible();
  expect(row.getByText(/in #general · reported by Cleo/)).toBeVisible();
  expect(row.getByText('Reason 1')).toBeVisible();
  expect(row.getByRole('link', { name: 'See it in the room' })).toHaveAttribute('href', '/r/general/1');
});

test('a new report shows without a reload, and is counted and said in the sidebar', async () => {
  const scene = smallPlace();
  const { happen } = await renderChat(scene, '/r/general');
  expect(screen.queryByRole('link', { name: /^Reports/ })).not.toBeInTheDocument();
  await happen(() => scene.server.report(reportOf(scene, 1, 'Something nasty')));
  expect(await screen.findByRole('link', { name: 'Reports 1 open' })).toBeVisible();
  expect(screen.getByText('1 open report')).toHaveAttribute('role', 'status');
  await happen(() => scene.server.report(reportOf(scene, 2, 'More'), reportOf(scene, 1, 'Something nasty')));
  expect(screen.getByRole('link', { name: 'Reports 2 open' })).toBeVisible();
});

test('dismissing takes a report off the list, and the focus stays there', async () => {
  const { server, user, pass } = await reading('First', 'Second');
  await waitFor(() => expect(rows()).toHaveLength(2));
  await user.click(within(rows()[0] as HTMLElement).getByRole('button', { name: 'Dismiss' }));
  await pass(0);
  expect(rows()).toHaveLength(1);
  expect(within(open()).getByText('First')).toBeVisible();
  expect(open()).toHaveFocus();
  expect(await screen.findByText('Report dismissed.')).toBeVisible();
  expect(server.reports[0]?.resolved?.outcome).toBe('dismissed');
  await user.click(screen.getByRole('button', { name: 'Show resolved reports' }));
  await pass(0);
  const resolved = within(screen.getByRole('list', { name: 'Resolved reports' }));
  expect(resolved.getByText('A message by Ben in #general')).toBeVisible();
  expect(resolved.getByText(/dismissed by Ada/)).toBeVisible();
});

test('deleting the message asks first, and closes the report', async () => {
  const { server, user, pass } = await reading('Something nasty');
  await waitFor(() => expect(rows()).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Delete message' }));
  const asked = within(screen.getByRole('alertdialog', { name: 'Delete the message?' }));
  await user.click(asked.getByRole('button', { name: 'Delete' }));
  await pass(0);
  const said = server.received.map(({ command }) => command);
  expect(said).toEqual(expect.arrayContaining(['message:delete', 'report:resolve']));
  expect(await screen.findByText(/^Nothing to review/)).toBeVisible();
});

test('what goes wrong is said, and the report stays', async () => {
  const { server, user, pass } = await reading('Something nasty');
  await waitFor(() => expect(rows()).toHaveLength(1));
  server.refuse('report:resolve', { code: 'unavailable', message: 'Try again in a moment.' });
  await user.click(screen.getByRole('button', { name: 'Actions for the report about Ben' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Mark as handled' }));
  await pass(0);
  expect(screen.getByText('Try again in a moment.')).toBeVisible();
  expect(rows()).toHaveLength(1);
});

test('many reports come in pages', async () => {
  const { user, pass } = await reading(...Array.from({ length: 25 }, (_, at) => `Number ${at + 1}`));
  await waitFor(() => expect(rows()).toHaveLength(20));
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  await pass(0);
  expect(rows()).toHaveLength(25);
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});

test('of a long message one sees the beginning, and all of it on request', async () => {
  const { user } = await reading(`${'Cheap lamps! '.repeat(80)}The end`);
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(screen.queryByText(/The end/)).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(screen.getByText(/The end$/)).toBeVisible();
});
