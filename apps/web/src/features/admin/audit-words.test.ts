import { auditWords, detailWords } from './audit-words.ts';

test('an act is told as a sentence, one that is unknown here by its name', () => {
  expect(auditWords({ action: 'message:delete' }, 'Ben')).toBe('deleted a message of Ben');
  expect(auditWords({ action: 'room:mute' })).toBe('changed whether somebody may write in a room');
  expect(auditWords({ action: 'moon:paint' }, 'Ben')).toBe('did moon:paint');
});

test('details say where and with what choices', () => {
  const target = { room: 'general', seq: 4 } as const;
  expect(detailWords({ target: target as never, details: { role: 'moderator', until: null } })).toEqual([
    'room general',
    'message 4',
    'role: moderator',
    'until: null',
  ]);
});
