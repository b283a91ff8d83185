import { createChatClient } from '@parley/client';
import { GENERAL } from '@parley/events';
import { ChatProvider, useTimeline } from '@parley/react';
import { act, render, screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { ClockContext } from '../clock.ts';
import { Announcer } from './announcer.tsx';

function Voice() {
  return <Announcer messages={useTimeline(GENERAL).messages} openedAt={1} />;
}

test('what was said between the opening of the room and its coming is told, and nothing older', async () => {
  const { clock, server, general, ben } = smallPlace();
  server.place.write(general, ben, 'Old');
  server.place.write(general, ben, 'Is anybody here?');
  const client = createChatClient({ transport: server, server: 'test', user: server.place.me, clock });
  client.start();
  render(
    <ClockContext value={clock}>
      <ChatProvider client={client}>
        <Voice />
      </ChatProvider>
    </ClockContext>,
  );
  await act(() => clock.advance(100));
  await act(() => clock.advance(1_500));
  expect(screen.getByRole('log', { name: 'New messages' })).toHaveTextContent(/^Ben: Is anybody here\?$/);
});

test('who reads on from an old message is not told of what was said long ago', async () => {
  const scene = smallPlace();
  for (let n = 1; n <= 110; n += 1) scene.place.write(scene.general, scene.ben, `Entry ${n}`);
  const { client, happen, pass } = await renderChat(scene, '/r/general/9');
  const log = await screen.findByRole('log', { name: 'New messages' });
  const { loadNewer } = client.timeline(GENERAL);
  await happen(() => void loadNewer());
  await happen(() => void loadNewer());
  expect(client.timeline(GENERAL).get().hasAfter).toBe(false);
  await pass(2_000);
  expect(log).toBeEmptyDOMElement();
  await happen(() => scene.server.say('general', scene.ben, 'Fresh'));
  await pass(2_000);
  expect(log).toHaveTextContent('Ben: Fresh');
});
