import type { CommandName, Reply, Report } from '@parley/events';
import {
  admins,
  type Case,
  everyone,
  everywhere,
  inPlace,
  inRoom,
  isOwn,
  kindOf,
  messageOf,
  moderators,
  onMessages,
  op,
  readers,
  type Row,
  type Scene,
  seen,
} from '../cases.ts';
import type { RoomName } from '../stage.ts';

async function openReports({ owner }: Scene): Promise<readonly Report[]> {
  return (await owner<Reply<'report:list'>>('report:list', {})).reports;
}

/** One can report a message again once the last report is closed. */
async function closeReports(scene: Scene): Promise<void> {
  for (const { id } of await openReports(scene))
    await scene.owner('report:resolve', { report: id, outcome: 'dismissed' });
}

/** By the owner; resolved by admins and by moderators of the room, but not by whom it is about. */
const reportOn = (author: 'other member' | 'moderator', room: RoomName): Case => ({
  about: `${room}: message of ${author}`,
  room,
  spoken: true,
  request: async (scene) => {
    const message = { ...inRoom(scene), seq: messageOf(author, scene) };
    const open = (await openReports(scene)).find(
      (one) => one.room === message.room && one.seq === message.seq,
    );
    const about = { ...message, reason: 'Not nice' };
    const report = open?.id ?? (await scene.owner<{ report: number }>('message:report', about)).report;
    return { ...op(), report, outcome: 'handled' };
  },
  expected: (standing) => {
    const isLed = room !== 'direct' && moderators.includes(standing) && standing !== author;
    return isLed || admins.includes(standing) ? 'ok' : 'not_found';
  },
});

export const ofOversight = {
  'message:report': {
    scope: 'write',
    cases: onMessages(
      [...everywhere, 'read-only channel'],
      (standing, room, author) => readers[kindOf(room)].includes(standing) && !isOwn(standing, author),
      (scene, seq) => ({ ...op(), ...inRoom(scene), seq, reason: 'Not nice' }),
    ).map((one) => ({ ...one, after: closeReports })),
  },
  'report:list': { scope: 'moderate', cases: [inPlace(everyone, () => ({}))] },
  'report:resolve': {
    scope: 'moderate',
    cases: [
      ...seen.flatMap((room) => [reportOn('other member', room), reportOn('moderator', room)]),
      {
        about: 'nothing',
        request: () => ({ ...op(), report: 999_999, outcome: 'handled' }),
        expected: () => 'not_found',
      },
    ],
  },
  'audit:list': { scope: 'person', cases: [inPlace(['owner'], () => ({}))] },
  'place:state': { scope: 'person', cases: [inPlace(admins, () => ({}))] },
} satisfies Partial<Record<CommandName, Row>>;
