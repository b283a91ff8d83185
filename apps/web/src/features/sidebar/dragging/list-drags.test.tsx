import { roomId } from '@parley/testkit';
import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../../test/render-chat.tsx';
import { ListDrags, type Drag } from './list-drags.ts';

const nav = () => screen.getByRole('navigation', { name: 'Rooms' });
const section = (name: string) => within(nav()).getByRole('region', { name });
const link = (name: string) => within(nav()).getByRole('link', { name });
const heading = (name: string) => within(section(name)).getByRole('button', { name });

const headingHeight = 40;
const rowHeight = 20;
const width = 300;

/** Gives what is dragged, and where, a place in the window: sections one below the other, each a heading and its rows. */
function lay(list: HTMLElement): void {
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(this: Element) {
    let y = 0;
    let top = 0;
    for (const element of list.querySelectorAll('[data-section], [data-section] [data-room]')) {
      if (element === this) top = y;
      y += element.tagName === 'SECTION' ? headingHeight : rowHeight;
    }
    const rows = this.querySelectorAll('[data-room]').length;
    const own = this.tagName === 'SECTION' ? headingHeight + rows * rowHeight : rowHeight;
    return new DOMRect(0, top, width, this === list ? y : own);
  });
}

const rooms = (...names: string[]) => names.map(roomId);

/** Favourites alpha and beta, a folder Work with gamma and delta, an empty one Fun, and in no place epsilon. */
async function arranged(favourites = rooms('alpha', 'beta')) {
  const scene = smallPlace();
  for (const name of ['alpha', 'beta', 'gamma', 'delta', 'epsilon']) scene.place.room('channel', name);
  const chat = await renderChat(scene);
  await chat.happen(() => {
    chat.client.setPreference('sidebar.favourites', favourites);
    chat.client.setPreference('sidebar.folders', [
      { id: 'folder-1', name: 'Work', rooms: rooms('gamma', 'delta') },
      { id: 'folder-2', name: 'Fun', rooms: [] },
    ]);
  });
  lay(nav());
  const drawn: (Drag | undefined)[] = [];
  const drags = new ListDrags(nav(), chat.client, (drag) => drawn.push(drag));
  /** In the middle of an element, or so far above or below it. */
  const at = (element: Element, by = 0) => {
    const { top, height } = element.getBoundingClientRect();
    return { x: width / 2, y: top + height / 2 + by };
  };
  const drag = (pressed: Element, over: Element, by = 0) =>
    chat.happen(() => {
      expect(drags.press(pressed)).toBe(true);
      drags.hold(at(over, by));
      drags.drop(at(over, by));
    });
  const kept = () => ({
    favourites: scene.server.preferences.get('sidebar.favourites'),
    folders: scene.server.preferences.get('sidebar.folders'),
  });
  return { ...chat, drags, drag, drawn, at, kept };
}

const row = (name: string) => link(name).closest('li') ?? link(name);

test('a room goes from a folder between two favourites, and back among those of its kind', async () => {
  const { drag, kept } = await arranged();
  await drag(link('delta'), row('beta'), -5);
  expect(kept().favourites).toEqual(['alpha', 'delta', 'beta']);
  await drag(link('delta'), section('Fun'));
  expect(kept().favourites).toEqual(['alpha', 'beta']);
  expect(kept().folders).toMatchObject([{ rooms: ['gamma'] }, { rooms: ['delta'] }]);
  await drag(link('delta'), row('epsilon'));
  expect(kept().folders).toMatchObject([{ rooms: ['gamma'] }, { rooms: [] }]);
  expect(within(section('Channels')).getByRole('link', { name: 'delta' })).toBeVisible();
});

test('where there are no favourites a place for them is shown while a room is dragged', async () => {
  const { drags, drawn, kept, happen } = await arranged(rooms());
  expect(within(nav()).queryByRole('region', { name: 'Favourites' })).toBeNull();
  await happen(() => {
    drags.press(link('epsilon'));
    drags.hold({ x: width / 2, y: 400 });
  });
  expect(drawn.at(-1)).toMatchObject({ zone: { top: 8, bottom: 56 }, mark: undefined });
  await happen(() => drags.drop({ x: width / 2, y: 30 }));
  expect(kept().favourites).toEqual(['epsilon']);
  expect(drawn.at(-1)).toBeUndefined();
});

test('folders change places', async () => {
  const { drag, kept } = await arranged();
  await drag(heading('Fun'), section('Work'), -30);
  expect(kept().folders).toMatchObject([{ name: 'Fun' }, { name: 'Work' }]);
});

test('a line shows the gap, and nothing is shown beside the list; what is cancelled was nothing', async () => {
  const { drags, drawn, at, kept, happen } = await arranged();
  const before = kept();
  await happen(() => {
    drags.press(link('delta'));
    expect(drags.hold(at(row('beta'), -5))).toBe(true);
  });
  const { top } = row('beta').getBoundingClientRect();
  expect(drawn.at(-1)).toMatchObject({ mark: { top, bottom: top }, zone: undefined });
  expect(row('delta')).toHaveAttribute('data-lifted');
  await happen(() => expect(drags.hold({ x: width + 1, y: top })).toBe(false));
  expect(drawn.at(-1)).toMatchObject({ mark: undefined });
  await happen(() => drags.cancel());
  expect(row('delta')).not.toHaveAttribute('data-lifted');
  expect(kept()).toEqual(before);
});

test('a rest without a move is a tap, and a long one presses the button of the menu', async () => {
  const { drags, happen, history } = await arranged();
  await happen(() => {
    drags.press(link('delta'));
    drags.rest(false);
  });
  expect(history.at(-1)).toBe('/r/delta');
  const pressed: string[] = [];
  for (const button of within(section('Work')).getAllByRole('button', { name: /^Options for / }))
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      pressed.push(button.getAttribute('aria-label') ?? '');
    });
  for (const target of [link('delta'), heading('Work')]) {
    drags.press(target);
    drags.rest(true);
  }
  expect(pressed).toEqual(['Options for delta', 'Options for Work']);
});

test('buttons, other headings, people and hidden rooms are not dragged', async () => {
  const { drags, client, happen, user } = await arranged();
  await happen(() => client.setPreference('hidden:epsilon', true));
  await user.click(within(nav()).getByRole('button', { name: 'Hidden (1)' }));
  for (const fixed of [
    within(nav()).getByRole('button', { name: 'Options for delta' }),
    heading('Channels'),
    heading('Favourites'),
    within(section('People')).getByRole('button', { name: /^Ben/ }),
    link('epsilon'),
  ])
    expect(drags.press(fixed)).toBe(false);
});
