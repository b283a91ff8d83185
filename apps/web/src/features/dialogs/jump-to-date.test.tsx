import { fireEvent, screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const dialog = async () => within(await screen.findByRole('dialog', { name: 'Jump to a date' }));

async function withDays() {
  const scene = smallPlace();
  for (const [month, text] of ['New year', 'February', 'March'].entries())
    scene.place.write(scene.general, scene.ben, text, { at: new Date(2025, month, 10, 12).getTime() });
  return { ...scene, ...(await renderChat(scene)) };
}

test('from the line of a day to the first message of another, or what came next', async () => {
  const { user, pass, history } = await withDays();
  await user.click(screen.getAllByTitle('Jump to a date')[0] ?? document.body);
  const form = await dialog();
  fireEvent.change(form.getByLabelText('Day'), { target: { value: '2025-02-01' } });
  await user.click(form.getByRole('button', { name: 'Jump' }));
  await pass(0);
  expect(history.at(-1)).toBe('/r/general/2');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('from the room’s menu to the beginning', async () => {
  const { user, pass, history } = await withDays();
  await user.click(screen.getByRole('button', { name: 'Options for general' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Jump to a date…' }));
  await user.click((await dialog()).getByRole('button', { name: 'The beginning' }));
  await pass(0);
  expect(history.at(-1)).toBe('/r/general/1');
});

test('a day after all that was said leads to the last message, and says so', async () => {
  const { user, pass, history } = await withDays();
  await user.click(screen.getAllByTitle('Jump to a date')[0] ?? document.body);
  await user.click((await dialog()).getByRole('button', { name: 'A week ago' }));
  await pass(0);
  expect(history.at(-1)).toBe('/r/general/3');
  expect(screen.getByText(/This is the last message/)).toBeVisible();
});
