import { createChatClient } from '@parley/client';
import type { RoomId } from '@parley/events';
import { ChatProvider, useRoom, useTimeline } from '@parley/react';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { smallPlace } from '../../../test/render-chat.tsx';
import { useRights } from '../use-rights.ts';
import { useMessageActions } from './use-message-actions.ts';

const writing = { edits: { begin: () => {}, end: () => {}, begun: () => false }, onCompose: () => {} };

/** What every row of a room is given. */
function useRowParts(room: RoomId) {
  const { messages } = useTimeline(room);
  return {
    messages,
    view: useRoom(room),
    may: useRights(useRoom(room)),
    ...useMessageActions(room, writing),
  };
}

async function aRoom() {
  const { clock, server, general, ben } = smallPlace();
  server.place.write(general, ben, 'First');
  const client = createChatClient({ transport: server, server: 'test', user: server.place.me, clock });
  client.start();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ChatProvider client={client}>{children}</ChatProvider>
  );
  const { result } = renderHook(() => useRowParts(general.room.id), { wrapper });
  const pass = () => act(() => clock.advance(100));
  await pass();
  return { result, server, general, ben, pass };
}

test('a message that comes leaves all other rows what they were given', async () => {
  const { result, server, ben, pass } = await aRoom();
  const before = result.current;
  act(() => void server.say('general', ben, 'Second'));
  await pass();
  expect(result.current.messages).toHaveLength(2);
  expect(result.current.view).not.toBe(before.view);
  expect(result.current.messages[0]).toBe(before.messages[0]);
  expect(result.current.may).toBe(before.may);
  expect(result.current.actions).toBe(before.actions);
});

test('what can be done with a message is done with it as it is then', async () => {
  const { result, server, general, ben, pass } = await aRoom();
  const { actions } = result.current;
  act(() => void server.say('general', ben, 'Second'));
  await pass();
  act(() => actions.react(general.messages.at(-1)?.id ?? '', '🎉', true));
  await pass();
  expect(general.messages.at(-1)?.reactions).toEqual([expect.objectContaining({ emoji: '🎉' })]);
});
