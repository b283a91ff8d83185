import { failure, limits, type RoomId, success } from '@parley/events';
import { acked, type Handler, stamp } from '../context.ts';

const HISTORY_PAGE = 50;

export const sendMessage: Handler<'message:send'> = async (call) => {
  const { caller, data, services } = call;
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'send',
    room: data.room,
    id: data.id,
    text: data.text,
    alias: caller.principal.alias,
  });
  return acked(result, ({ seq, rev, at }) => ({ seq, rev, at }));
};

export const editMessage: Handler<'message:edit'> = async (call) => {
  const { room, seq, text } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'edit', room, seq, text });
  return acked(result, ({ rev }) => ({ rev }));
};

export const deleteMessage: Handler<'message:delete'> = async (call) => {
  const { room, seq } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'delete', room, seq });
  return acked(result, ({ rev }) => ({ rev }));
};

export const react: Handler<'message:react'> = async (call) => {
  const { room, seq, emoji, on } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'react', room, seq, emoji, on });
  return acked(result, ({ rev }) => ({ rev }));
};

export const readHistory: Handler<'room:history'> = async ({ data, services }) => {
  const { room, before, after, around, limit } = data;
  return success(await services.store.history({ room, before, after, around, limit: limit ?? HISTORY_PAGE }));
};

/** What changed since a rev; or, too far behind, the newest page to start from. */
export const catchUp: Handler<'room:catchup'> = async ({ caller, data, services, view }) => {
  const { room, since } = data;
  if (!services.catchups.isTooFar(since, view.head.head.rev))
    return success(await services.catchups.changes(room, since, limits.catchupPage));
  return reset(room, { caller, services });
};

async function reset(
  room: RoomId,
  { caller, services }: Pick<Parameters<typeof catchUp>[0], 'caller' | 'services'>,
) {
  const page = await services.store.history({ room, limit: HISTORY_PAGE });
  const entry = await services.directory.entry(caller.principal.actor.id, room);
  if (!entry) return failure('forbidden', 'Join the room to follow it.');
  return success({ kind: 'reset' as const, entry, page });
}

export const setRead: Handler<'read:set'> = async (call) => {
  const { room, seq } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'read', room, seq });
  return acked(result, (answer) => ({ seq: answer.seq }));
};
