import { createChatClient } from '@parley/client';
import { GENERAL } from '@parley/events';
import { ChatProvider, useTimeline } from '@parley/react';
import { act, render, screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { ClockContext } from '../clock.ts';
import { Announcer } from './announcer.tsx';

function Voice() {
  return <Announcer messages={useTimeline(GENERAL).messages} since={1} />;
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

test.each([
  ['is in', true],
  ['looks into', false],
])(
  'who reads on from an old message of a room that one %s is not told of what was said long ago',
  async (_, joined) => {
    const scene = smallPlace();
    const tea = scene.place.room('channel', 'tea', { people: [scene.ben], joined });
    for (let n = 1; n <= 110; n += 1) scene.place.write(tea, scene.ben, `Entry ${n}`);
    const { client, happen, pass } = await renderChat(scene, '/r/tea/9');
    const log = await screen.findByRole('log', { name: 'New messages' });
    const { loadNewer, get } = client.timeline(tea.room.id);
    await happen(() => void loadNewer());
    await happen(() => void loadNewer());
    expect(get().hasAfter).toBe(false);
    await pass(2_000);
    expect(log).toBeEmptyDOMElement();
    await happen(() => scene.server.say('tea', scene.ben, 'Fresh'));
    // Of a room that one only looks into, news take a while.
    await pass(10_000);
    expect(log).toHaveTextContent('Ben: Fresh');
  },
);
