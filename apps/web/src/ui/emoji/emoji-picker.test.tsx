import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { EmojiPicker } from './emoji-picker.tsx';
import type { Emoji } from './emoji-view.ts';

const emoji = (sign: string, name: string, toned = false): Emoji => ({
  sign,
  name,
  codes: [name.replaceAll(' ', '_')],
  tags: [],
  toned,
});
const thumb = emoji('👍', 'thumbs up', true);
const party = emoji('🎉', 'party popper');
const fruits = Array.from('🍇🍈🍉🍊🍋🍌🍍🥭🍎🍏', (sign, at) => emoji(sign, `fruit ${at}`));

function picker(chosen: readonly string[] = []) {
  const onPick = jest.fn<void, [string]>();
  const onTone = jest.fn<void, [number]>();
  render(
    <EmojiPicker
      groups={[
        { name: 'Food', sign: '🍇', emoji: fruits },
        { name: 'Things', sign: '💡', emoji: [emoji('💡', 'light bulb')] },
      ]}
      often={[thumb, party]}
      tone={3}
      chosen={chosen}
      find={(query) => [thumb, party, ...fruits].filter(({ name }) => name.includes(query))}
      onTone={onTone}
      onPick={onPick}
    />,
  );
  const search = screen.getByRole('combobox', { name: 'Search emoji' });
  const active = () => {
    const id = search.getAttribute('aria-activedescendant');
    return id === null ? undefined : document.getElementById(id)?.getAttribute('aria-label');
  };
  return { user: userEvent.setup(), search, active, onPick, onTone };
}

test('what is searched is found, the first is at hand, and Enter takes it in my tone', async () => {
  const { user, search, active, onPick } = picker();
  await user.type(search, 'p');
  expect(screen.getByRole('status')).toHaveTextContent('2 found');
  expect(active()).toBe('thumbs up');
  await user.keyboard('{Enter}');
  expect(onPick.mock.calls).toEqual([['👍🏽']]);
  await user.type(search, 'arty{Enter}');
  expect(onPick).toHaveBeenLastCalledWith('🎉');
  await user.type(search, ' of nobody{Enter}');
  expect(screen.getByRole('status')).toHaveTextContent('No emoji found');
  expect(onPick).toHaveBeenCalledTimes(2);
});

test('arrow keys go through the grid, over the ends of its rows and parts', async () => {
  const { user, search, active, onPick } = picker();
  await user.click(search);
  expect(active()).toBeUndefined();
  await user.keyboard('{ArrowDown}');
  expect(active()).toBe('thumbs up');
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(active()).toBe('fruit 0');
  await user.keyboard('{ArrowLeft}');
  expect(active()).toBe('party popper');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(active()).toBe('fruit 9');
  await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}{ArrowLeft}{Enter}');
  expect(onPick.mock.calls).toEqual([['👍🏽']]);
});

test('one kind is shown at a time, what is used often with the first', async () => {
  const { user } = picker();
  expect(screen.getByRole('button', { name: 'Food' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(screen.getByRole('button', { name: 'Things' }));
  expect(screen.getAllByRole('gridcell').map((cell) => cell.getAttribute('aria-label'))).toEqual([
    'light bulb',
  ]);
});

test('what is on already is marked, and a tone can be chosen', async () => {
  const { user, onTone, onPick } = picker(['🎉']);
  const often = within(screen.getByRole('rowgroup', { name: 'Frequently used' }));
  expect(often.getByRole('gridcell', { name: 'party popper' })).toHaveAttribute('aria-selected', 'true');
  expect(often.getByRole('gridcell', { name: 'thumbs up' })).toHaveAttribute('aria-selected', 'false');
  await user.click(often.getByRole('gridcell', { name: 'party popper' }));
  expect(onPick.mock.calls).toEqual([['🎉']]);
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(onTone.mock.calls).toEqual([[5]]);
});
