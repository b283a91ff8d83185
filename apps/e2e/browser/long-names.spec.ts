import type { RoomId, UserId } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { type Person, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const width = 390;

test.use({
  serverEnv: { RATE_LIMITS: 'off' },
  viewport: { width, height: 844 },
  hasTouch: true,
  isMobile: true,
});

/** What stands out of the page to the right. What is cut with an ellipsis, or scrolls, is no concern. */
const standingOut = (app: ParleyPage): Promise<string[]> =>
  app.page.evaluate((edge) => {
    const cuts = (element: Element) =>
      ['hidden', 'clip', 'auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
      element.getBoundingClientRect().right <= edge;
    const out: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { right, width } = range.getBoundingClientRect();
      if (width === 0 || right <= edge + 1) continue;
      let cut = false;
      for (let up = node.parentElement; up !== null && !cut; up = up.parentElement)
        cut = up.classList.contains('truncate') && cuts(up);
      if (!cut) out.push(`${Math.round(right)} px: ${node.textContent}`);
    }
    return out;
  }, width);

/** 40 characters without a space; no two look alike. */
const longNames = 'A B C D E F G H K M N P'.split(' ').map((first) => first + 'wmw'.repeat(13));
const longTopic = 'Topicwithoutanyspaceinit'.repeat(8);
const longRoom = 'Wermuthwermuthwermuthwermuthwermuthwermuthwermuthwermuthwer!';

test('at 390 px nothing stands out of a room, however long its names are', async ({ server, arrive }) => {
  const people: Person[] = [];
  for (const name of longNames) people.push(await signIn(server.url, name));
  const [first, second] = people;
  if (first === undefined || second === undefined) throw new Error('Nobody came.');
  const wire = await first.open();
  const direct = async (users: readonly UserId[]): Promise<RoomId> => {
    const { entry } = await wire.do('direct:open', { users: [...users] });
    return entry.room.id;
  };
  const two = await direct([second.user.id]);
  const twelve = await direct(people.slice(1).map(({ user }) => user.id));
  const { entry } = await wire.do('room:create', {
    kind: 'channel',
    name: longRoom,
    topic: longTopic,
    op: newId(),
  });
  for (const room of [two, twelve, entry.room.id])
    await wire.do('message:send', { room, id: newId(), text: 'wmwm'.repeat(100) });

  const app = await arrive(undefined, { as: first });
  for (const room of [two, twelve, entry.room.id]) {
    await app.page.goto(new URL(`/r/${room}`, server.url).href);
    await expect(app.messages).toHaveCount(1);
    expect(await standingOut(app)).toEqual([]);
    await app.button('Room details').click();
    await expect(app.dialog.getByRole('list', { name: 'Members' })).toContainText('wmwwmw');
    expect(await standingOut(app)).toEqual([]);
  }
  // A thread of that name is called by all of it.
  const { room: thread } = await wire.do('thread:open', { room: entry.room.id, seq: 1, op: newId() });
  await wire.do('thread:update', { room: thread.id, name: longRoom, op: newId() });
  await app.page.goto(new URL(`/r/${entry.room.id}?thread=1`, server.url).href);
  const title = app.page.getByRole('complementary').getByRole('heading', { name: longRoom });
  await expect(title).toBeVisible();
  expect(await title.evaluate((heading) => heading.scrollWidth > heading.clientWidth)).toBe(false);
  expect(await standingOut(app)).toEqual([]);
  // As a visitor sees it.
  const visitor = await arrive(undefined, { as: second });
  await visitor.page.goto(new URL(`/r/${entry.room.id}`, server.url).href);
  await expect(visitor.button('Join channel')).toBeVisible();
  // No finger shows a tooltip.
  const join = visitor.page.getByRole('region', { name: 'Join' });
  await expect(join.getByText(longRoom)).toBeVisible();
  await expect(join.getByText(longTopic)).toBeVisible();
  expect(await standingOut(visitor)).toEqual([]);
  await wire.close();
});
