import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

/** Ada is an ordinary member of #general. */
function amongOthers() {
  const scene = smallPlace();
  const { me } = scene.place;
  scene.general.members.set(me.id, { user: me.id, role: 'member', state: 'joined', rev: 2 });
  return scene;
}
const composer = () => screen.queryByRole('textbox', { name: 'Message #general' });
const why = () => screen.queryByRole('status', { name: 'Why you can’t write here' });

test('who is muted reads until when, keeps what they were writing, and writes on when it is over', async () => {
  const scene = amongOthers();
  const { user, happen, pass } = await renderChat(scene);
  await user.type(screen.getByRole('textbox', { name: 'Message #general' }), 'half a thought');
  await happen(() => scene.server.mute('general', scene.place.me.id, scene.clock.now() + 600_000));
  expect(composer()).not.toBeInTheDocument();
  expect(why()).toHaveTextContent(/You’re muted here until \d\d:10/);
  expect(why()).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'You hadn’t sent this yet' })).toHaveValue('half a thought');
  await pass(600_000);
  expect(why()).not.toBeInTheDocument();
  expect(composer()).toHaveValue('half a thought');
});

test('a mute that is lifted is over at once', async () => {
  const scene = amongOthers();
  const { happen } = await renderChat(scene);
  await happen(() => scene.server.mute('general', scene.place.me.id, scene.clock.now() + 1e13));
  expect(why()).toHaveTextContent('You’re muted here until a moderator unmutes you.');
  await happen(() => scene.server.mute('general', scene.place.me.id, null));
  expect(composer()).toBeVisible();
});

test('in a read-only room members read, and moderators write', async () => {
  const scene = amongOthers();
  scene.general.room = { ...scene.general.room, readOnly: true };
  const { unmount } = await renderChat(scene);
  expect(composer()).not.toBeInTheDocument();
  expect(why()).toHaveTextContent('This room is read-only. Only moderators can write here.');
  unmount();
  const led = smallPlace();
  led.general.room = { ...led.general.room, readOnly: true };
  await renderChat(led);
  expect(composer()).toBeVisible();
});

test('in an archived room nobody writes; who leads it takes it out of the archive again', async () => {
  const scene = smallPlace();
  const tea = scene.place.room('channel', 'tea', { people: [scene.ben] });
  tea.room = { ...tea.room, archived: true };
  const { user, pass } = await renderChat(scene, '/r/tea');
  expect(why()).toHaveTextContent(
    'This room is archived. You can still read and search it, but nobody can write here.',
  );
  const nav = within(screen.getByRole('navigation', { name: 'Rooms' }));
  expect(
    within(nav.getByRole('region', { name: 'Channels' })).queryByRole('link', { name: /tea/ }),
  ).toBeNull();
  expect(nav.getByRole('button', { name: 'Hidden (1)' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Restore room' }));
  await pass(0);
  expect(screen.getByRole('textbox', { name: 'Message #tea' })).toBeVisible();
  expect(
    within(nav.getByRole('region', { name: 'Channels' })).getByRole('link', { name: /tea/ }),
  ).toBeVisible();
});

test('in slow mode one waits between two messages, with the text kept and the time counted down', async () => {
  const scene = amongOthers();
  scene.general.room = { ...scene.general.room, slowModeSeconds: 30 };
  const { user, pass } = await renderChat(scene);
  const field = screen.getByRole('textbox', { name: 'Message #general' });
  expect(field).toHaveAccessibleDescription('Slow mode: one message every 30 seconds.');
  await user.type(field, 'First{Enter}');
  await pass(0);
  await user.type(field, 'Second{Enter}');
  expect(scene.general.messages.map(({ text }) => text)).toEqual(['First']);
  expect(field).toHaveValue('Second');
  expect(screen.getByRole('alert')).toHaveTextContent('You can send again in 30 seconds.');
  await pass(20_000);
  expect(field).toHaveAccessibleDescription(
    'Slow mode: one message every 30 seconds. You can send again in 10 seconds.',
  );
  expect(screen.getByRole('alert')).toHaveTextContent('You can send again in 30 seconds.');
  await pass(10_000);
  expect(field).toHaveAccessibleDescription('Slow mode: one message every 30 seconds.');
  expect(within(document.body).queryByRole('alert')).not.toBeInTheDocument();
  await user.type(field, '{Enter}');
  await pass(0);
  expect(scene.general.messages.map(({ text }) => text)).toEqual(['First', 'Second']);
});

test('an edit that was begun before one may not write any more is kept, and goes on when one may', async () => {
  const scene = amongOthers();
  const { me } = scene.place;
  scene.place.write(scene.general, me, 'One');
  const { user, happen } = await renderChat(scene);
  const editor = () => screen.queryByRole('textbox', { name: 'Edit message' });
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  await user.type(await screen.findByRole('textbox', { name: 'Edit message' }), ' and a half');
  await happen(() => scene.server.mute('general', me.id, scene.clock.now() + 600_000));
  expect(await screen.findByRole('textbox', { name: /^Your edit is not saved/ })).toHaveValue(
    'One and a half',
  );
  expect(editor()).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  await happen(() => scene.server.mute('general', me.id, null));
  expect(editor()).toHaveValue('One and a half');
});
