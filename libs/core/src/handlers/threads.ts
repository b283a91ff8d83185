import { acked, type Handler, stamp } from '../context.ts';

export const openThread: Handler<'thread:open'> = async (call) => {
  const { data, services } = call;
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'openThread',
    room: data.room,
    seq: data.seq,
    thread: services.ids.roomId(),
  });
  return acked(result, ({ room, head }) => ({ room, head }));
};

export const updateThread: Handler<'thread:update'> = async (call) => {
  const { room, name, resolved } = call.data;
  const result = await call.services.journal.submit({
    ...stamp(call),
    kind: 'updateThread',
    room,
    ...(name !== undefined && { name: name ?? '' }),
    resolved,
  });
  return acked(result, (answer) => ({ room: answer.room }));
};
