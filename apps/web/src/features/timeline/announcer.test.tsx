import { createChatClient } from '@parley/client';
import { GENERAL } from '@parley/events';
import { ChatProvider, useTimeline } from '@parley/react';
import { act, render, screen } from '@testing-library/react';
import { smallPlace } from '../../../test/render-chat.tsx';
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
