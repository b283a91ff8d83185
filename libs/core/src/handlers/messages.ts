import { lacksModeration } from '../connection.ts';
import { failure, limits, type RoomId, success } from '@parley/events';
import { acked, type Handler, noted, stamp } from '../context.ts';

const HISTORY_PAGE = 50;
const FILES_PAGE = 30;

export const sendMessage: Handler<'message:send'> = async (call) => {
  const { caller, data, services } = call;
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'send',
    room: data.room,
    id: data.id,
    text: data.text,
    ...(data.files && { files: data.files }),
    alias: caller.principal.alias,
    ...(lacksModeration(caller.principal) && { asMember: true as const }),
  });
  return acked(result, ({ seq, rev, at }) => ({ seq, rev, at }));
};

export const editMessage: Handler<'message:edit'> = async (call) => {
  const { room, seq, text } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'edit', room, seq, text });
  return acked(result, ({ rev }) => ({ rev }));
};

export const deleteMessage: Handler<'message:delete'> = async (call) => {
  const { caller, data, services, target } = call;
  const { room, seq } = data;
  const author = target.owner;
  const isOthers = author !== caller.principal.user;
  const result = await services.journal.submit({
    ...stamp(call),
    ...(isOthers && noted('message:delete', { room, seq, ...(author && { user: author }) })),
    kind: 'delete',
    room,
    seq,
  });
  return acked(result, ({ rev }) => ({ rev }));
};

export const react: Handler<'message:react'> = async (call) => {
  const { room, seq, emoji, on } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'react', room, seq, emoji, on });
  return acked(result, ({ rev }) => ({ rev }));
};

export const pin: Handler<'message:pin'> = async (call) => {
  const { room, seq, on } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'pin', room, seq, on });
  return acked(result, ({ rev }) => ({ rev }));
};

export const listPins: Handler<'room:pins'> = async ({ data, services }) => {
  const { room, before, limit } = data;
  return success(await services.store.pins({ room, before, limit: limit ?? limits.pinsPerRoom }));
};

export const listFiles: Handler<'room:files'> = async ({ data, services }) => {
  const { room, before, limit } = data;
  return success(await services.store.files({ room, before, limit: limit ?? FILES_PAGE }));
};

export const readHistory: Handler<'room:history'> = async ({ data, services }) => {
  const { limit, ...place } = data;
  return success(await services.store.history({ ...place, limit: limit ?? HISTORY_PAGE }));
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
  const entry = await services.directory.entry(caller.principal.user, room);
  if (!entry) return failure('forbidden', 'Join the room to follow it.');
  const told = await services.directory.mentions(caller.principal.user);
  const mentions = told.find((each) => each.room === room)?.seqs ?? [];
  return success({ kind: 'reset' as const, entry: { ...entry, mentions }, page });
}

export const setRead: Handler<'read:set'> = async (call) => {
  const { room, seq } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'read', room, seq });
  return acked(result, (answer) => ({ seq: answer.seq }));
};
