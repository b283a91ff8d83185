import { type AuditEntry, GENERAL } from '@parley/events';
import { roomId } from '../../../test/fake-place.ts';
import { auditWords, detailWords } from './audit-words.ts';

const now = Date.UTC(2026, 10, 21, 12);
const minuteMs = 60_000;

const said = (details: AuditEntry['details'], target: AuditEntry['target'] = {}) =>
  detailWords({ target, details }, { now, labelOf: (room) => (room === GENERAL ? '#general' : undefined) });

test('an act is told as a sentence, one that is unknown here by its name', () => {
  const details = {};
  expect(auditWords({ action: 'message:delete', details }, 'Ada', 'Ben')).toBe(
    'Ada deleted a message by Ben',
  );
  expect(auditWords({ action: 'moon:paint', details }, 'Ada', 'Ben')).toBe('Ada did moon:paint');
});

test('a mute and its end are two different acts', () => {
  const mute = (until: number | null) => auditWords({ action: 'room:mute', details: { until } }, 'Ada');
  expect(mute(now + minuteMs)).toBe('Ada muted somebody in a room');
  expect(mute(null)).toBe('Ada unmuted somebody in a room');
  expect(said({ until: null })).toEqual([]);
  expect(said({ until: now + 10 * minuteMs })).toEqual([expect.stringMatching(/^until today, /)]);
  expect(said({ until: 8_640_000_000_000_000 })).toEqual(['until somebody unmutes them']);
});

test('it says where, also of a room that one is not in', () => {
  expect(said({ role: 'moderator' }, { room: GENERAL, seq: 4 })).toEqual([
    'in #general',
    'message 4',
    'now Moderator',
  ]);
  expect(said({}, { room: roomId('budget') })).toEqual(['in a room you’re not in']);
});

test.each<[AuditEntry['details'], readonly string[]]>([
  [{ uses: null, expiresAt: null, rooms: 0 }, ['for any number of people', 'never expires']],
  [{ uses: 1, rooms: 2 }, ['for 1 person', 'into 2 more rooms']],
  [{ expiresAt: Date.UTC(2026, 10, 28, 12) }, [expect.stringMatching(/^expires .*28/)]],
  [{ purge: true, reason: 'Sells lamps' }, ['with all they wrote', 'reason: “Sells lamps”']],
  [{ scopes: 'read moderate' }, ['may read, moderate']],
  [{ outcome: 'dismissed' }, ['dismissed']],
  [{ name: true, topic: true }, ['renamed', 'new topic']],
  [
    { slowModeSeconds: 60, readOnly: false, archived: true, retentionDays: null },
    ['one message every 1 minute', 'no longer read-only', 'archived', 'messages kept for good'],
  ],
  [{ archived: false }, ['no longer archived']],
  [{ phase: 'full' }, ['phase: full']],
])('choices are told in words: %j', (details, words) => {
  expect(said(details)).toEqual(words);
});
