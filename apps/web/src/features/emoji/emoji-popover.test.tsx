import { screen, waitFor, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { speak } from '../../texts/speak.ts';
import { emojiIn } from './use-emoji.ts';

// So much data is not there at once.
beforeAll(() => Promise.all([emojiIn('en'), emojiIn('de')]));

afterEach(() => speak('en'));

test('any emoji can be a reaction; it is taken back by its mark, and remembered without its tone', async () => {
  const scene = smallPlace();
  scene.server.preferences.set('emoji.tone', 2);
  scene.server.say('general', scene.ben, 'Fish is here');
  const { user, pass } = await renderChat(scene);
  const row = screen.getByRole('article', { name: /Ben/ });
  await user.click(within(row).getByRole('button', { name: 'Add a reaction', hidden: true }));
  await user.type(await screen.findByLabelText('Search emoji'), 'waving hand{Enter}');
  await pass(10);
  expect(await within(row).findByRole('button', { name: '👋🏼 1, You' })).toBeVisible();
  expect(scene.server.preferences.get('emoji.recent')).toEqual(['👋']);
  await user.click(within(row).getByRole('button', { name: '👋🏼 1, You' }));
  await pass(10);
  expect(within(row).queryByRole('button', { name: /^👋/ })).not.toBeInTheDocument();
});

test('an emoji goes where the cursor is in the text, and the text goes on', async () => {
  const scene = smallPlace();
  const { user, pass } = await renderChat(scene);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message #general' });
  await user.type(field, 'well done!');
  field.setSelectionRange(4, 4);
  await user.click(await screen.findByRole('button', { name: 'Emoji' }));
  await user.type(await screen.findByLabelText('Search emoji'), 'tada{Enter}');
  await pass(10);
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toHaveValue('well🎉 done!');
  expect(field.selectionStart).toBe(6);
});

test('in German an emoji is found by its German name, and a code completes as ever', async () => {
  const scene = smallPlace();
  scene.server.preferences.set('look.language', 'de');
  const { user, pass } = await renderChat(scene);
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Nachricht an #general' });
  await user.click(await screen.findByRole('button', { name: 'Emoji' }));
  await user.type(await screen.findByLabelText('Emoji suchen'), 'Glühbirne{Enter}');
  await pass(10);
  await waitFor(() => expect(field).toHaveFocus());
  await user.type(field, ' :tada:');
  await waitFor(() => expect(field).toHaveValue('💡 🎉'));
  await user.type(field, ' :konf');
  expect(await screen.findByRole('option', { name: /Konfettibombe/ })).toBeVisible();
});
