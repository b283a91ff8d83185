import { act, screen, waitFor, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const lines = (count: number) => Array.from({ length: count }, (_, n) => `Line ${n + 1}`).join('\n');
const row = (text: RegExp) => {
  const found = screen.getAllByRole('article').find((each) => text.test(each.textContent));
  if (found === undefined) throw new Error(`No message says ${String(text)}`);
  return found;
};
const turn = (text: RegExp, name: 'Show more' | 'Show less') =>
  within(row(text)).findByRole('button', { name });

test('a long message is folded, unfolded by a key and folded again; a short one has nothing of it', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Short');
  scene.place.write(scene.general, scene.ben, lines(60));
  const { user } = await renderChat(scene);
  const more = await turn(/Line 60/, 'Show more');
  expect(more).toHaveAttribute('aria-expanded', 'false');
  expect(row(/Line 60/).querySelector('.folded')).toHaveTextContent('Line 60');
  act(() => more.focus());
  await user.keyboard('{Enter}');
  const less = await turn(/Line 60/, 'Show less');
  expect(less).toHaveAttribute('aria-expanded', 'true');
  expect(less).toHaveFocus();
  expect(row(/Line 60/).querySelector('.folded')).toBeNull();
  await user.keyboard('{Enter}');
  expect(await turn(/Line 60/, 'Show more')).toHaveFocus();
  expect(within(row(/^.*Short/)).queryByRole('button', { name: /^Show / })).not.toBeInTheDocument();
});

test('one’s own is folded as soon as it is sent, and stays as it is when it is acknowledged', async () => {
  const scene = smallPlace();
  const { user, happen } = await renderChat(scene);
  scene.server.withhold();
  const field = screen.getByRole('textbox', { name: 'Message #general' });
  await user.click(field);
  await user.paste(lines(40));
  await user.keyboard('{Enter}');
  await user.click(await turn(/Line 40/, 'Show more'));
  await happen(() => scene.server.answerAll());
  expect(await turn(/Line 40/, 'Show less')).toBeVisible();
});

test('what was unfolded is so when its row comes back', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, lines(35));
  for (let n = 1; n <= 60; n += 1) scene.place.write(scene.general, scene.ben, `Then ${n}`);
  scene.general.read = 61;
  const { user, happen } = await renderChat(scene);
  const list = screen.getByRole('region', { name: 'Messages in #general' });
  const scroll = (top: number) =>
    happen(() => {
      list.scrollTop = top;
    });
  // Until it knows where its end is, the list goes back there.
  await waitFor(async () => {
    await scroll(0);
    screen.getByRole('button', { name: 'Jump to latest' });
  });
  await waitFor(() => row(/Line 35/));
  const more = await turn(/Line 35/, 'Show more');
  act(() => more.focus());
  await user.keyboard('{Enter}');
  // The row with the focus stays in the document.
  await user.click(screen.getByRole('textbox', { name: 'Message #general' }));
  act(() => row(/Then 3$/).focus());
  await scroll(list.scrollHeight);
  expect(screen.queryByText(/Line 35/)).not.toBeInTheDocument();
  await scroll(0);
  expect(await turn(/Line 35/, 'Show less')).toBeVisible();
});

test('the message that an address names is there whole, and can be folded', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, lines(50));
  const { user } = await renderChat(scene, '/r/general/1');
  await user.click(await turn(/Line 50/, 'Show less'));
  expect(await turn(/Line 50/, 'Show more')).toBeVisible();
});

test('what the browser brings into sight within a folded message unfolds it', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, lines(70));
  await renderChat(scene);
  await turn(/Line 70/, 'Show more');
  const folded = row(/Line 70/).querySelector('.folded');
  act(() => void folded?.dispatchEvent(new Event('scroll')));
  expect(await turn(/Line 70/, 'Show less')).toBeVisible();
});
