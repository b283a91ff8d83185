import type { FileId } from '@parley/events';
import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const results = () => within(screen.getByRole('list', { name: 'Results' })).getAllByRole('listitem');
const field = () => screen.findByRole('searchbox', { name: 'Search messages' });

function withTalk() {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'The <b>harbour</b> is closed');
  scene.place.write(scene.general, scene.cleo, 'Which harbour?');
  return scene;
}

test('words are asked for with Enter, and what was found is shown with author, room and the words marked', async () => {
  const { user, pass } = await renderChat(withTalk(), '/search');
  expect(await screen.findByRole('heading', { name: 'Find what was said' })).toBeVisible();
  await user.type(await field(), 'harb{Enter}');
  await pass(0);
  expect(results()).toHaveLength(2);
  const last = results().at(-1);
  expect(last).toHaveTextContent('Ben');
  expect(last).toHaveTextContent('#general');
  expect(last).toHaveTextContent('The <b>harbour</b> is closed');
  expect(within(last ?? document.body).getByText('harb', { selector: 'mark' })).toBeVisible();
  expect(screen.getByText('2 found')).toBeInTheDocument();
});

test('a result leads to its message, and arrow keys from one to the next', async () => {
  const { user, history } = await renderChat(withTalk(), '/search?q=harbour');
  const link = await screen.findByRole('link', { name: /^Cleo in #general, .*: go to the message$/ });
  link.focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('link', { name: /^Ben in #general/ })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(history.at(-1)).toBe('/r/general/1');
});

test('what was said around a result is shown beside it on request, and nothing before is asked for it', async () => {
  const scene = withTalk();
  for (const text of ['The old one', 'Thanks, @You']) scene.place.write(scene.general, scene.ben, text);
  const { user } = await renderChat(scene, '/search?q=which');
  const histories = () => scene.server.received.filter(({ command }) => command === 'room:history').length;
  await screen.findByRole('list', { name: 'Results' });
  const before = histories();
  const around = screen.getByRole('button', { name: /^Cleo, .*: what was said before and after$/ });
  expect(around).toHaveAttribute('aria-expanded', 'false');
  await user.click(around);
  const said = within(await screen.findByRole('list', { name: 'Before and after' })).getAllByRole('listitem');
  expect(said.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/Ben.*The <b>harbour<.b> is closed/),
    expect.stringMatching(/Cleo.*Which harbour/),
    expect.stringMatching(/Ben.*The old one/),
    expect.stringMatching(/Ben.*Thanks/),
  ]);
  expect(said[1]).toHaveAttribute('aria-current', 'true');
  expect(histories()).toBe(before + 1);
  await user.click(around);
  expect(screen.queryByRole('list', { name: 'Before and after' })).not.toBeInTheDocument();
});

test('what is not found is said', async () => {
  await renderChat(withTalk(), '/search?q=lighthouse');
  expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeVisible();
});

test('when the search fails, one can try again', async () => {
  const scene = withTalk();
  scene.server.refuse('search:messages', {
    code: 'internal',
    message: 'Something went wrong on the server.',
  });
  const { user, pass } = await renderChat(scene, '/search?q=harbour');
  expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on the server.');
  scene.server.accept('search:messages');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(0);
  expect(results()).toHaveLength(2);
});

test('more is shown page by page', async () => {
  const scene = smallPlace();
  for (let n = 1; n <= 25; n += 1) scene.place.write(scene.general, scene.ben, `word ${n}`);
  const { user, pass } = await renderChat(scene, '/search?q=word');
  await screen.findByRole('list', { name: 'Results' });
  expect(results()).toHaveLength(20);
  expect(screen.getByText('20 or more found')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  await pass(0);
  expect(results()).toHaveLength(25);
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  // Who goes on by keyboard is at the end of what was there before.
  expect(results()[19]).toContainElement(document.activeElement as HTMLElement);
  await user.keyboard('{ArrowDown}');
  expect(results()[20]).toContainElement(document.activeElement as HTMLElement);
});

test('a filter that is chosen takes filters that are typed for filters, too', async () => {
  const scene = withTalk();
  const { user, pass } = await renderChat(scene, '/search');
  const asked = () =>
    scene.server.received.filter(({ command }) => command === 'search:messages').at(-1)?.data;
  await user.type(await field(), 'harbour from:ben');
  await user.click(screen.getByRole('checkbox', { name: 'Only with links' }));
  await pass(0);
  expect(asked()).toEqual({ query: 'harbour', from: 'ben', has: 'link' });
  await user.type(await field(), ' from:nemo');
  await user.click(screen.getByRole('checkbox', { name: 'Only pinned' }));
  await pass(0);
  expect(screen.getByRole('alert')).toHaveTextContent('Nobody here is called nemo.');
  expect(screen.getByRole('checkbox', { name: 'Only pinned' })).toBeChecked();
  await user.type(await field(), '{Backspace}{Backspace}{Backspace}{Backspace}ben{Enter}');
  await pass(0);
  expect(asked()).toEqual({ query: 'harbour', from: 'ben', has: 'link', is: 'pinned' });
});

test('from: takes a part of a name that only one has, and tells when several have it', async () => {
  const scene = withTalk();
  scene.place.person('Dora Maar');
  const { user, pass } = await renderChat(scene, '/search');
  const ask = async (words: string) => {
    await user.clear(await field());
    await user.type(await field(), `${words}{Enter}`);
    await pass(0);
  };
  await ask('x from:Maar');
  expect(screen.getByRole('button', { name: 'From Dora Maar: remove this filter' })).toBeVisible();
  scene.place.person('Dora Carr');
  await ask('x from:Dora');
  expect(screen.getByRole('alert')).toHaveTextContent(
    'Several people are called Dora, such as Dora Maar and Dora Carr. Write more of the name.',
  );
  scene.server.refuse('user:list', { code: 'unavailable', message: 'The server is busy.' });
  await ask('x from:Carr');
  expect(screen.getByRole('alert')).toHaveTextContent('The server is busy.');
});

test('quotation marks alone ask for nothing, which is no error', async () => {
  const scene = withTalk();
  scene.server.refuse('search:messages', {
    code: 'invalid',
    message: 'The request is not valid.',
    issues: [{ path: 'query', message: 'asks for nothing' }],
  });
  await renderChat(scene, '/search?q=%22');
  expect(await screen.findByRole('heading', { name: 'Find what was said' })).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('filters stand in the address and are asked for', async () => {
  const scene = withTalk();
  const { user, pass } = await renderChat(scene, '/search?q=harbour&room=general&since=nonsense&links=1');
  const asked = () =>
    scene.server.received.filter(({ command }) => command === 'search:messages').at(-1)?.data;
  await screen.findByRole('list', { name: 'Results' });
  expect(screen.getByRole('combobox', { name: 'In' })).toHaveValue('general');
  expect(asked()).toEqual({ query: 'harbour', room: 'general', has: 'link' });
  await user.type(screen.getByRole('combobox', { name: 'By' }), 'Ben');
  await pass(0);
  await user.type(screen.getByLabelText('To date'), '2026-03-01');
  await pass(0);
  expect(asked()).toEqual({
    query: 'harbour',
    room: 'general',
    from: 'ben',
    before: new Date(2026, 2, 2).getTime(),
    has: 'link',
  });
});

test('what has files is found, by a word typed or by a box, in place of what has links', async () => {
  const scene = withTalk();
  const { user, pass } = await renderChat(scene, '/search?links=1');
  const asked = () =>
    scene.server.received.filter(({ command }) => command === 'search:messages').at(-1)?.data;
  await user.type(await field(), 'harbour has:file{Enter}');
  await pass(0);
  expect(asked()).toEqual({ query: 'harbour', has: 'file' });
  expect(screen.getByRole('checkbox', { name: 'Only with links' })).not.toBeChecked();
  await user.click(screen.getByRole('checkbox', { name: 'Only with links' }));
  await pass(0);
  expect(asked()).toEqual({ query: 'harbour', has: 'link' });
  expect(screen.getByRole('checkbox', { name: 'Only with files' })).not.toBeChecked();
});

test('a message that is found tells the names of its files', async () => {
  const scene = smallPlace();
  const id = `f${'0'.repeat(32)}` as FileId;
  const files = [{ id, name: 'tides.txt', type: 'text/plain', size: 21 }];
  scene.place.write(scene.general, scene.ben, '', { files });
  await renderChat(scene, '/search?files=1');
  const list = within(await screen.findByRole('list', { name: 'File' }));
  expect(list.getByText('tides.txt')).toBeVisible();
});

test('filters that are typed are taken for filters, shown, and taken away one by one', async () => {
  const scene = withTalk();
  const { user, pass } = await renderChat(scene, '/search');
  const asked = () =>
    scene.server.received.filter(({ command }) => command === 'search:messages').at(-1)?.data;
  await user.type(await field(), 'harbour from:@ben in:#general is:pinned mentions:me has:link{Enter}');
  await pass(0);
  expect(asked()).toEqual({
    query: 'harbour',
    room: 'general',
    from: 'ben',
    has: 'link',
    is: 'pinned',
    mentions: 'me',
  });
  expect(await field()).toHaveValue('harbour');
  const chips = () => within(screen.getByRole('list', { name: 'Filters' })).getAllByRole('button');
  expect(chips().map(({ textContent }) => textContent)).toEqual([
    'In #general',
    'From Ben',
    'With a link',
    'Pinned',
    'Mentions me',
  ]);
  await user.click(screen.getByRole('button', { name: 'From Ben: remove this filter' }));
  await pass(0);
  expect(asked()).not.toHaveProperty('from');
  expect(screen.getByRole('checkbox', { name: 'Only pinned' })).toBeChecked();
});

test('who and what is not there is told, and nothing is asked', async () => {
  const scene = withTalk();
  const { user, pass } = await renderChat(scene, '/search');
  await user.type(await field(), 'x from:@nemo{Enter}');
  await pass(0);
  expect(screen.getByRole('alert')).toHaveTextContent('Nobody here is called @nemo.');
  await user.clear(await field());
  await user.type(await field(), 'x before:soon{Enter}');
  await pass(0);
  expect(screen.getByRole('alert')).toHaveTextContent('such as before:2026-01-31');
  expect(scene.server.received.some(({ command }) => command === 'search:messages')).toBe(false);
});

test('what was found before does not stand under a question that is refused, and is back with a link to it', async () => {
  const { user, pass, happen, navigate } = await renderChat(withTalk(), '/search?q=harbour');
  await screen.findByRole('list', { name: 'Results' });
  await user.type(await field(), ' from:nemo{Enter}');
  await pass(0);
  expect(screen.getByRole('alert')).toHaveTextContent('Nobody here is called nemo.');
  expect(screen.queryByRole('list', { name: 'Results' })).not.toBeInTheDocument();
  await happen(() => navigate('/search?q=which'));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(results()).toHaveLength(1);
});

test('what was found in a private room or in a thread of it goes with the room; a channel stays open to who leaves it', async () => {
  const scene = withTalk();
  const secret = scene.place.room('private', 'secret', { people: [scene.ben] });
  const root = scene.place.write(secret, scene.ben, 'A harbour of our own');
  const thread = scene.place.thread(secret, root.seq);
  scene.place.write(thread, scene.ben, 'No harbour at all');
  const { happen } = await renderChat(scene, '/search?q=harbour');
  await screen.findByRole('list', { name: 'Results' });
  expect(results()).toHaveLength(4);
  await happen(() => scene.server.partMe('general', 'left'));
  expect(results()).toHaveLength(4);
  await happen(() => scene.server.partMe('secret', 'removed'));
  expect(results().map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Which harbour?'),
    expect.stringContaining('is closed'),
  ]);
});

test('where filters are folded away, their button says how many are set', async () => {
  const { user } = await renderChat(withTalk(), '/search?q=harbour&room=general&links=1');
  const button = await screen.findByRole('button', { name: 'Filters (2)' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await user.click(button);
  expect(button).toHaveAttribute('aria-expanded', 'true');
});

test('Ctrl+Shift+F opens the search from anywhere', async () => {
  const { user } = await renderChat(withTalk());
  await user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
  expect(await field()).toBeVisible();
});
