import type { RoomId, UserId } from '@parley/events';
import { browserDrafts, eraseDrafts, eraseOthersDrafts } from './draft-storage.ts';

const ada = 'u-ada' as UserId;
const ben = 'u-ben' as UserId;
const general = 'general' as RoomId;
const news = 'news' as RoomId;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('a draft is read again by who wrote it, in its room only', () => {
  browserDrafts(ada).write(general, { text: 'half a thought' });
  expect(browserDrafts(ada).read(general)).toEqual({ text: 'half a thought' });
  expect(browserDrafts(ada).read(news)).toBeUndefined();
  expect(browserDrafts(ben).read(general)).toBeUndefined();
});

test('a draft that is sent leaves nothing behind', () => {
  browserDrafts(ada).write(general, { text: 'half a thought' });
  browserDrafts(ada).write(general, undefined);
  expect(localStorage).toHaveLength(0);
});

test('who signs out takes their drafts along, and nothing else', () => {
  browserDrafts(ada).write(general, { text: 'mine' });
  browserDrafts(ben).write(general, { text: 'his' });
  localStorage.setItem('other', 'kept');
  localStorage.setItem(`parley:told:${ada}:`, '[]');
  eraseDrafts(ada);
  expect(localStorage).toHaveLength(2);
  expect(browserDrafts(ada).read(general)).toBeUndefined();
  expect(browserDrafts(ben).read(general)).toEqual({ text: 'his' });
  eraseDrafts();
  expect(Object.keys(localStorage)).toEqual(['other']);
});

test('an edit is kept for its tab, apart from the draft, and goes with its writer', () => {
  const drafts = browserDrafts(ada);
  drafts.write(general, { text: 'a draft' });
  drafts.edits?.write(general, [{ of: 'm-1', text: 'an edit' }]);
  expect(browserDrafts(ada).read(general)).toEqual({ text: 'a draft' });
  expect(browserDrafts(ada).edits?.read(general)).toEqual([{ of: 'm-1', text: 'an edit' }]);
  expect(JSON.stringify(localStorage)).not.toContain('an edit');
  eraseOthersDrafts(ben);
  expect(browserDrafts(ada).edits?.read(general)).toBeUndefined();
});

test('who comes in finds nothing of those who were here before', () => {
  browserDrafts(ada).write(general, { text: 'mine' });
  browserDrafts(ben).write(general, { text: 'his' });
  eraseOthersDrafts(ada);
  expect(browserDrafts(ada).read(general)).toEqual({ text: 'mine' });
  expect(browserDrafts(ben).read(general)).toBeUndefined();
});

test.each(['{', '7', 'null', '{"text":7}'])('%s in its place is no draft', (json) => {
  browserDrafts(ada).write(general, { text: 'x' });
  localStorage.setItem(Object.keys(localStorage)[0] ?? '', json);
  expect(browserDrafts(ada).read(general)).toBeUndefined();
});

test.each(['{', 'null', '{"text":"x"}', '[{"text":"x"}]'])('%s in their place are no edits', (json) => {
  browserDrafts(ada).edits?.write(general, []);
  sessionStorage.setItem(Object.keys(sessionStorage)[0] ?? '', json);
  expect(browserDrafts(ada).edits?.read(general)).toBeUndefined();
});

test('where the browser keeps nothing, nothing breaks', () => {
  for (const storage of ['localStorage', 'sessionStorage'] as const)
    jest.spyOn(window, storage, 'get').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
  const drafts = browserDrafts(ada);
  drafts.write(general, { text: 'x' });
  expect(drafts.read(general)).toBeUndefined();
  drafts.edits?.write(general, [{ of: 'm-1', text: 'x' }]);
  expect(drafts.edits?.read(general)).toBeUndefined();
  eraseDrafts(ada);
  eraseOthersDrafts(ada);
});
