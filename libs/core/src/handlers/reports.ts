import { canSee, limits, type Report, type Room, type RoomId, success } from '@parley/events';
import { acked, type Call, type Handler, noted, stamp } from '../context.ts';
import { targetOf } from '../room-view.ts';

export const reportMessage: Handler<'message:report'> = async (call) => {
  const { room, seq, reason } = call.data;
  const write = { ...stamp(call), kind: 'report' as const, room, seq, reason };
  return acked(await call.services.journal.submit(write), ({ report }) => ({ report }));
};

/** Admins see every report, of private rooms the one message in it too; moderators those of their rooms, but about others. */
export const listReports: Handler<'report:list'> = async (call) => {
  const { data, caller, services } = call;
  const query = {
    resolved: data.resolved ?? false,
    before: data.before,
    limit: data.limit ?? limits.reportPage,
  };
  const actor = await services.directory.actor(caller.principal.user);
  const isAdmin = actor?.role === 'owner' || actor?.role === 'admin';
  const page = await services.store.reports(
    isAdmin ? query : { ...query, rooms: await roomsLed(call), except: caller.principal.user },
  );
  return success({ ...page, rooms: await roomsKnown(call, page.reports) });
};

/** An admin is told of a report from a private room, and not of the room. */
async function roomsKnown(
  { caller, services: { directory } }: Call<'report:list'>,
  reports: readonly Report[],
): Promise<readonly Room[]> {
  const actor = await directory.actor(caller.principal.user);
  const rooms: Room[] = [];
  for (const id of new Set(reports.map(({ room }) => room))) {
    const view = await directory.view(caller.principal.user, id);
    if (actor && view && canSee(actor, targetOf(view))) rooms.push(view.head.room);
  }
  return rooms;
}

export const resolveReport: Handler<'report:resolve'> = async (call) => {
  const { report, outcome } = call.data;
  const result = await call.services.journal.submit({
    ...stamp(call),
    ...noted('report:resolve', { report }, { outcome }),
    kind: 'resolveReport',
    report,
    outcome,
  });
  return acked(result, (answer) => ({ report: answer.report }));
};

async function roomsLed({ caller, services }: Call<'report:list'>): Promise<readonly RoomId[]> {
  const memberships = await services.directory.memberships(caller.principal.user);
  return [...memberships.values()]
    .filter(({ role, state }) => role === 'moderator' && state === 'joined')
    .map(({ room }) => room);
}
