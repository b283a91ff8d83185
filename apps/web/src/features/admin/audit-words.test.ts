import { auditWords, detailWords } from './audit-words.ts';

test('an act is told as a sentence, one that is unknown here by its name', () => {
  expect(auditWords({ action: 'message:delete' }, 'Ada', 'Ben')).toBe('Ada deleted a message by Ben');
  expect(auditWords({ action: 'room:mute' }, 'Ada')).toBe('Ada muted or unmuted somebody in a room');
  expect(auditWords({ action: 'moon:paint' }, 'Ada', 'Ben')).toBe('Ada did moon:paint');
});

test('a time among the details is told as one, also the last there is', () => {
  const [invite, mute] = [{ expiresAt: Date.UTC(2026, 10, 28, 12) }, { until: 8_640_000_000_000_000 }];
  expect(detailWords({ target: {}, details: invite })).toEqual([expect.stringMatching(/^expires .*2026/)]);
  expect(detailWords({ target: {}, details: mute })).toEqual([expect.stringMatching(/^until .*275760/)]);
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
