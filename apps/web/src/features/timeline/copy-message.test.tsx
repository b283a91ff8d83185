import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const tell = [
  ['Copy link', `${window.location.origin}/r/general/1`, 'The link to this message is copied.'],
  ['Copy text', 'The harbour is closed', 'The text of this message is copied.'],
] as const;

test.each(tell)(
  'who chooses “%s” is told, without being interrupted, that it is copied',
  async (item, text, said) => {
    const scene = smallPlace();
    scene.place.write(scene.general, scene.ben, 'The harbour is closed');
    const { user } = await renderChat(scene);
    await user.click(within(screen.getByRole('article')).getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
    const notice = await screen.findByText(said);
    expect(notice).toBeVisible();
    expect(notice.closest('[aria-live], [role=alert]')).toHaveAttribute('aria-live', 'polite');
    expect(await navigator.clipboard.readText()).toBe(text);
  },
);

test('what the browser does not copy is told at once', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'The harbour is closed');
  const { user } = await renderChat(scene);
  jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  await user.click(within(screen.getByRole('article')).getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Copy link' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Your browser doesn’t allow copying here.');
});
