import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MessageText } from '../timeline/message-text.tsx';
import { FormattedText } from './formatted-text.tsx';
import { hasMarkup } from './markup.ts';
import { TextHostContext } from './text-host.ts';

/** What is loaded on demand takes its time on a busy machine. */
const patient = { timeout: 15_000 };

const show = (text: string) => render(<FormattedText text={text} />).container;

test('a text without marks is shown without what reads them, one with marks with it', async () => {
  for (const text of [
    'Good morning!',
    'a - b',
    'It is 12:30.',
    '7 > 3',
    'see https://example.org',
    'C# and #1',
  ])
    expect([text, hasMarkup(text)]).toEqual([text, false]);
  for (const text of [
    '**a**',
    '> a',
    '- a',
    '1. a',
    '# a',
    'a\n---',
    '    a',
    '`a`',
    '[a](b)',
    'a&amp;b',
    '||a||',
  ])
    expect([text, hasMarkup(text)]).toEqual([text, true]);
  render(<MessageText text="this is **bold**">(edited)</MessageText>);
  expect(screen.getByText('this is **bold**', { exact: false })).toBeVisible();
  expect(await screen.findByText('bold', {}, patient)).toHaveProperty('localName', 'strong');
  expect(screen.getByText('(edited)', { exact: false })).toBeVisible();
});

test('emphasis, strikethrough and code inside of a line', () => {
  const box = show('*a* **b** ~~c~~ `d *e*`\nnext line');
  expect(box.querySelector('em')).toHaveTextContent('a');
  expect(box.querySelector('strong')).toHaveTextContent('b');
  expect(box.querySelector('del')).toHaveTextContent('c');
  expect(box.querySelector('code')).toHaveTextContent('d *e*');
  expect(box.querySelector('p')?.textContent).toContain('\nnext line');
});

test('quotes, headings, lists and rules', () => {
  const box = show('# Title\n\n> quoted\n\n3. three\n4. four\n\n---\n\n- a\n  - b');
  expect(screen.getByRole('heading', { name: 'Title', level: 3 })).toBeVisible();
  expect(box.querySelector('blockquote')).toHaveTextContent('quoted');
  expect(box.querySelector('ol')).toHaveAttribute('start', '3');
  expect(within(box).getAllByRole('listitem')).toHaveLength(4);
  expect(screen.getByRole('separator')).toBeVisible();
});

test('tasks say whether they are done, and can not be changed here', () => {
  show('- [x] lamp\n- [ ] oil');
  expect(screen.getByRole('checkbox', { name: 'Done' })).toBeChecked();
  expect(screen.getByRole('checkbox', { name: 'To do' })).toBeDisabled();
});

test('tables', () => {
  show('| who | hours |\n| :-- | --: |\n| Ada | 3 |');
  expect(screen.getByRole('columnheader', { name: 'hours' })).toHaveClass('text-end');
  expect(screen.getByRole('cell', { name: 'Ada' })).toBeVisible();
});

test('a row of a table has its columns: what it has too many is left out, what it lacks is empty', () => {
  show('| who | hours |\n| --- | --- |\n| Ada | 3 | 4 | 5 |\n| Ben |');
  const texts = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
  expect(texts).toEqual([
    ['who', 'hours'],
    ['Ada', '3'],
    ['Ben', ''],
  ]);
});

test('only web and mail addresses are links; images are links and never loaded', () => {
  const box = show(
    '[a](https://a.example/) [b](javascript:alert(1)) [c](/sign-out) ![d](https://d.example/x.png) <script>e</script>',
  );
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    'https://a.example/',
    'https://d.example/x.png',
  ]);
  expect(box).toHaveTextContent('a [b](javascript:alert(1)) [c](/sign-out) d <script>e</script>');
  expect(box.querySelector('img, script')).toBeNull();
});

test('a bare address ends as in a text without marks', () => {
  show('**see** https://en.example/wiki/A_(b)_*c*, or www.example.org.');
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    'https://en.example/wiki/A_(b)_*c',
    'https://www.example.org/',
  ]);
});

test('a spoiler is hidden from everybody until it is asked for, and takes the focus then', async () => {
  const user = userEvent.setup();
  const box = show('The end: ||he was **the gardener**||, and `a || b || c` and a || b || c.');
  const hidden = screen.getByRole('button', { name: 'Show hidden text' });
  expect(screen.getByText('the gardener').closest('[aria-hidden=true][inert]')).not.toBeNull();
  hidden.focus();
  await user.keyboard('{Enter}');
  expect(screen.getByText('the gardener').closest('[aria-hidden], [inert]')).toBeNull();
  expect(document.activeElement).toHaveTextContent('he was the gardener');
  expect(box).toHaveTextContent('a || b || c.');
});

test('a spoiler of several paragraphs is one: hidden whole, with what can be pressed in it, and shown whole', async () => {
  const user = userEvent.setup();
  const box = show('It was ||the gardener.\n\n- He said so.\n\n```\nlate\n```\n\nIn|| the end');
  const secret = ['the gardener.', 'He said so.', 'late', 'In'];
  for (const words of secret)
    expect(screen.getByText(words).closest('[aria-hidden=true][inert]')).not.toBeNull();
  expect(box.querySelector('button button')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show hidden text' }));
  for (const words of secret) expect(screen.getByText(words).closest('[aria-hidden], [inert]')).toBeNull();
  expect(document.activeElement).toHaveTextContent(/^the gardener.*In$/u);
});

test('who is called is marked beside other marks, and not in code', () => {
  const mentions = [{ as: 'Maya Lindqvist', mine: true }];
  const box = render(
    <FormattedText text="*Dear* **@Maya Lindqvist**, `@Maya Lindqvist`" mentions={mentions} />,
  ).container;
  expect(box.querySelectorAll('.bg-mark')).toHaveLength(1);
  expect(box.querySelector('strong .bg-mark')).toHaveTextContent('@Maya Lindqvist');
});

test('marks that are escaped, or stand alone, are text', () => {
  expect(show('\\||no|| ||alone')).toHaveTextContent('||no|| ||alone');
});

test('code says its language, is scrolled by keys, and can be copied', async () => {
  const user = userEvent.setup();
  const copied: string[] = [];
  const copy = (text: string) => Promise.resolve(copied.push(text) > 0);
  render(
    <TextHostContext value={{ copy }}>
      <FormattedText text={'```ts\nconst lamp = "on";\n```'} />
    </TextHostContext>,
  );
  const code = screen.getByRole('group', { name: 'Code, ts' });
  expect(code).toHaveAttribute('tabindex', '0');
  expect(await within(code).findByText('const', {}, patient)).toHaveClass('hljs-keyword');
  expect(code).toHaveTextContent('const lamp = "on";');
  await user.click(screen.getByRole('button', { name: 'Copy code' }));
  expect(copied).toEqual(['const lamp = "on";']);
  expect(screen.getByRole('status')).toHaveTextContent('Copied');
});

test('code in a language that nobody knows is shown as it is', () => {
  show('```klingon\nqapla\n```');
  expect(screen.getByRole('group', { name: 'Code, klingon' })).toHaveTextContent('qapla');
});
