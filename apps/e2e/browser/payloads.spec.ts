import { type FileId, GENERAL, LOBBY, type Reply } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { type Person, register, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

// That no dialog opened, no script threw, no stranger was asked and the content policy held is looked at after every test
// (fixtures.ts); each payload would do one of these.

const place = `"><img src=//evil.example/place onerror=alert(1)>`;
test.use({ serverEnv: { RATE_LIMITS: 'off', PLACE_NAME: place } });

/** After OWASP's cheat sheets on cross-site scripting, in our own words; `~` is where a field says who it is. */
const payloads: readonly string[] = [
  '<script>alert("~")</script>',
  '<ScRiPt src=//evil.example/~></sCrIpT>',
  '</textarea></title></style><script>alert("~")</script>',
  '<img src=//evil.example/~ onerror=alert(1)>',
  '"><img src=x onerror="alert(\'~\')">',
  "' onmouseover='alert(`~`)' autofocus onfocus='alert(1)",
  '<svg/onload=alert("~")>',
  '<svg><animate onbegin=alert("~") attributeName=x dur=1s>',
  '<math><mi xlink:href="javascript:alert(\'~\')">x</mi></math>',
  '<iframe srcdoc="<script>parent.alert(\'~\')</script>"></iframe>',
  '<object data=//evil.example/~></object>',
  '<link rel=stylesheet href=//evil.example/~>',
  '<style>@import "//evil.example/~";</style>',
  '<base href=//evil.example/~>',
  '<meta http-equiv=refresh content="0;url=//evil.example/~">',
  '<form action=//evil.example/~><button autofocus>go</button></form>',
  '<a href="javascript:alert(\'~\')">a link</a>',
  '[a link](javascript:alert("~")) ![image](//evil.example/~)',
  'javascript:alert("~") data:text/html,<script>alert("~")</script>',
  '<details open ontoggle=alert("~")>',
  '<video><source onerror=alert("~")>',
  '${alert("~")} {{constructor.constructor("alert(1)")()}} <%= alert("~") %>',
  '&lt;script&gt;alert("~")&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;',
  '\\u003cimg src=x onerror=alert("~")\\u003e %3Cscript%3Ealert("~")%3C/script%3E',
];

/** Payloads that are as short as the field is, each for this field alone. */
const fitting = (field: string, length: number): readonly string[] =>
  payloads.map((payload) => payload.replaceAll('~', field)).filter((payload) => payload.length <= length);

/** Where texts of others are shown. */
const views = [
  '/',
  '/browse',
  '/people',
  '/settings/profile',
  '/settings/sessions',
  '/settings/privacy',
  '/admin/people',
  '/admin/invites',
  '/admin/reports',
  '/admin/rooms',
  '/admin/bots',
  '/admin/audit',
  '/admin/server',
  '/search',
  '/search?q=alert',
  '/threads',
  '/saved',
  '/catch-up',
  '/settings/notifications',
];

/** Puts up a page under that name; the file's id. */
async function upload(url: string, { cookie }: Person, name: string): Promise<string> {
  const headers = { cookie, 'Tus-Resumable': '1.0.0' };
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const metadata = `filename ${Buffer.from(name).toString('base64')}`;
  const begun = await fetch(`${url}/api/uploads`, {
    method: 'POST',
    headers: { ...headers, 'Upload-Length': String(bytes.length), 'Upload-Metadata': metadata },
  });
  const location = begun.headers.get('location') ?? '';
  const done = await fetch(`${url}${location}`, {
    method: 'PATCH',
    headers: { ...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: bytes,
  });
  expect(done.status).toBe(204);
  return location.split('/').at(-1) ?? '';
}

test('no payload in any text field runs, asks a stranger or becomes markup, on any page', async ({
  server,
  arrive,
}) => {
  const owner = await register(server.url, `<img src=x onerror=alert("owner")>`);
  const wire = await owner.open();
  const { entry } = await wire.do('room:create', {
    kind: 'channel',
    name: '<img src=//evil.example/room>',
    topic: fitting('topic', 250)[4] ?? '',
  });
  const room = entry.room.id;
  for (const text of fitting('message', 8_000)) {
    await wire.do('message:send', { room, id: newId(), text });
    await wire.do('message:send', { room: GENERAL, id: newId(), text });
  }
  for (const name of fitting('room', 60))
    await wire.do('room:create', { kind: 'private', name, topic: name });
  let reporters = 0;
  for (const [at, name] of fitting('name', 40).entries()) {
    const guest = await signIn(server.url, name);
    const theirs = await guest.open();
    const message = { room: GENERAL, id: newId(), text: name };
    const { seq } = await theirs.do('message:send', message);
    await theirs.do('room:join', { room });
    await wire.do('room:mute', { room, user: guest.user.id, until: null });
    for (const reason of fitting('reason', 500).slice(at * 3, at * 3 + 3)) {
      const reporter = await (await signIn(server.url, `Reporter ${(reporters += 1)}`)).open();
      await reporter.do('message:report', { room: GENERAL, seq, reason });
    }
  }
  for (const name of fitting('bot', 40)) {
    const { bot } = await wire.do('bot:create', { name });
    for (const token of fitting('token', 60).slice(0, 3))
      await wire.do('token:create', { bot: bot.id, name: token, scopes: ['read'] });
  }
  // Threads with names, files with names and descriptions, and what one sets for oneself.
  const threads: string[] = [];
  for (const name of fitting('thread', 60)) {
    const { seq } = await wire.do('message:send', { room, id: newId(), text: name });
    const thread = await wire.do('thread:open', { room, seq });
    await wire.do('thread:update', { room: thread.room.id, name });
    await wire.do('message:send', { room: thread.room.id, id: newId(), text: name });
    threads.push(`/r/${room}?thread=${seq}`);
  }
  for (const alt of fitting('alt', 500)) {
    const files = [{ id: (await upload(server.url, owner, alt)) as FileId, alt }];
    await wire.do('message:send', { room: GENERAL, id: newId(), text: '', files });
  }
  const folders = fitting('folder', 40).map((name, at) => ({ id: `f${at}`, name, rooms: [] }));
  const draft = { text: fitting('draft', 8_000).join(' '), at: 1 };
  const saved = [1, 2, 3, 4, 5].map((seq) => ({ seq, at: 1 }));
  await wire.do('preference:set', { key: 'sidebar.folders', value: folders });
  await wire.do('preference:set', { key: 'notify.keywords', value: fitting('keyword', 60) });
  await wire.do('preference:set', { key: `draft:${room}`, value: draft });
  await wire.do('preference:set', { key: `saved:${room}`, value: saved });
  const lobby = new WebSocket(`${server.url.replace('http', 'ws')}/ws/lobby`);
  await new Promise((resolve) => lobby.addEventListener('open', resolve, { once: true }));
  for (const message of fitting('alias', 40)) lobby.send(JSON.stringify({ name: message, message }));
  const banned = await signIn(server.url, '<svg/onload=alert("banned")>');
  await wire.do('user:ban', {
    user: banned.user.id,
    reason: '<img src=//evil.example/ban onerror=alert(1)>',
  });

  const app = await arrive(undefined, { as: owner });
  const { page } = app;
  const smuggled = () =>
    page.evaluate(
      () =>
        document.querySelectorAll(
          '#root :is(script, iframe, object, embed, base, meta, link, style, math, video, details[ontoggle], img[src^="//"], img[src="x"]), body [onerror], body [onload], body [onfocus], body [onmouseover], body [ontoggle], a[href^="javascript:" i], a[href^="data:" i]',
        ).length,
    );
  for (const path of [...views, `/r/${room}`, `/r/${GENERAL}`, `/r/${LOBBY}`, ...threads.slice(0, 3)]) {
    await page.goto(new URL(path, server.url).href);
    await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await smuggled(), path).toBe(0);
  }
  await app.openRoom('general');
  await expect(app.messages.last()).toBeVisible();
  const { messages } = await wire.do('room:history', { room });
  const texts = (messages as Reply<'room:history'>['messages']).map(({ text }) => text);
  expect(texts.slice(0, payloads.length)).toEqual(fitting('message', 8_000));
});

test('what a stranger sees of the place runs nothing either', async ({ server, arrive }) => {
  const app = await arrive();
  for (const path of [
    '/',
    '/sign-in',
    '/register',
    `/?next=javascript:alert(1)#<img src=x onerror=alert(1)>`,
  ]) {
    await app.page.goto(new URL(path, server.url).href);
    await expect(app.page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
    expect(await app.page.locator('img[src^="//"], [onerror]').count(), path).toBe(0);
  }
});
