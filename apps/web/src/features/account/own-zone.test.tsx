import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { tellOwnZone } from './own-zone.ts';

test.each([
  ['Europe/Lisbon', ['Europe/Lisbon']],
  ['UTC', []],
  ['Etc/GMT+3', []],
])('of a device in %s a new account has %j', async (timeZone, told) => {
  const scene = smallPlace();
  const { client, happen } = await renderChat(scene);
  const options = new Intl.DateTimeFormat().resolvedOptions();
  jest.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ ...options, timeZone });
  // Some browsers list it, others do not.
  jest.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Europe/Lisbon', 'UTC']);
  await happen(() => tellOwnZone(client));
  const updates = scene.server.received.filter(({ command }) => command === 'user:update');
  expect(updates.map(({ data }) => data)).toEqual(
    told.map((zone) => expect.objectContaining({ timeZone: zone })),
  );
});
