import { screen, within } from '@testing-library/react';
import { FakeDesk } from '../../../test/fake-desk.ts';
import { roomId } from '../../../test/fake-place.ts';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { browserLedger } from '../notify/ledger.ts';

beforeEach(() => localStorage.clear());

async function open() {
  const scene = smallPlace();
  const chat = await renderChat(scene, '/settings/notifications', undefined, new FakeDesk());
  await chat.pass(10);
  await screen.findByRole('heading', { name: 'Keywords' });
  return { ...scene, ...chat };
}

test('keywords are added and removed, each once', async () => {
  const { user, pass, server } = await open();
  const field = screen.getByRole('textbox', { name: 'New keyword' });
  for (const word of [' harbour ', 'c++', 'Harbour', '  ']) {
    await user.clear(field);
    await user.type(field, `${word}{Enter}`);
  }
  await pass(10);
  expect(server.preferences.get('notify.keywords')).toEqual(['harbour', 'c++']);
  await user.click(screen.getByRole('button', { name: 'Remove harbour' }));
  expect(screen.getByRole('button', { name: 'Remove c++' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(field).toHaveFocus();
  await pass(10);
  expect(server.preferences.has('notify.keywords')).toBe(false);
  await user.clear(field);
  await user.type(field, 'x'.repeat(61));
  expect(screen.getByRole('alert')).toHaveTextContent('A keyword can have up to 60 characters.');
});

test('a pause without a time, or until one that has passed, is not made and says why', async () => {
  const { user, pass, server } = await open();
  const field = screen.getByLabelText('Until a date and time');
  const end = async (moment: string) => {
    await user.clear(field);
    if (moment !== '') await user.type(field, moment);
    await user.click(screen.getByRole('button', { name: 'Pause' }));
  };
  await end('');
  expect(field).toHaveAccessibleDescription('Choose a date and a time.');
  await end('2001-01-01T10:00');
  expect(field).toHaveAccessibleDescription('That time has already passed.');
  await pass(10);
  expect(server.preferences.has('notify.pausedUntil')).toBe(false);
});

test('quiet hours have a beginning, an end and days', async () => {
  const { user, pass, server, happen } = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Use quiet hours' }));
  await pass(10);
  expect(server.preferences.get('notify.quiet')).toEqual({ from: 1_320, to: 480 });
  await user.click(screen.getByRole('checkbox', { name: 'Sun' }));
  await pass(10);
  expect(server.preferences.get('notify.quiet')).toEqual({
    from: 1_320,
    to: 480,
    days: [1, 2, 3, 4, 5, 6],
  });
  await user.click(screen.getByRole('checkbox', { name: 'Sun' }));
  await pass(10);
  expect(server.preferences.get('notify.quiet')).toEqual({ from: 1_320, to: 480 });
  await happen(() => server.setPreference('notify.quiet', { from: 0, to: 0 }));
  expect(screen.getByText(/^Quiet hours are on, until /)).toBeVisible();
  await happen(() => server.setPreference('notify.quiet', { from: 0, to: 0, days: [] }));
  expect(screen.getByText('No day is chosen, so there are no quiet hours.')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Use quiet hours' }));
  await pass(10);
  expect(server.preferences.has('notify.quiet')).toBe(false);
});

test('rooms with a level of their own are listed, and set back there', async () => {
  const { user, pass, server, happen } = await open();
  expect(screen.queryByRole('combobox', { name: '#general' })).toBeNull();
  await happen(() => server.setPreference('muted:general', true));
  const field = screen.getByRole('combobox', { name: '#general' });
  expect(field).toHaveDisplayValue('Nothing (mute)');
  await user.selectOptions(field, 'Same as all rooms');
  await pass(10);
  expect(server.preferences.size).toBe(0);
});

test('the ledger says of each message what became of it, leads there, and is erased', async () => {
  const { user, happen, place, ben } = await open();
  const ledger = browserLedger(place.me.id);
  expect(screen.getByText('No messages yet.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send a test' }));
  await happen(() =>
    ledger.record([
      {
        room: roomId('general'),
        seq: 3,
        at: 1,
        author: ben.id,
        verdict: { notify: true, call: { kind: 'mention' } },
      },
    ]),
  );
  const list = within(screen.getByRole('list', { name: 'Messages and what happened with them' }));
  expect(list.getByText(/Notified because you were mentioned\.$/)).toBeVisible();
  expect(list.getByRole('link', { name: 'Ben in #general' })).toHaveAttribute('href', '/r/general/3');
  await user.click(screen.getByRole('button', { name: 'Clear' }));
  expect(ledger.get()).toEqual([]);
  expect(screen.getByText('No messages yet.')).toBeVisible();
});

test('the ledger keeps the last 200, and what is no ledger is none', () => {
  const { place, ben } = smallPlace();
  const ledger = browserLedger(place.me.id);
  for (let seq = 1; seq <= 250; seq += 1)
    ledger.record([
      {
        room: roomId('general'),
        seq,
        at: seq,
        author: ben.id,
        verdict: { notify: false, silence: 'uncalled' },
      },
    ]);
  expect(ledger.get()).toHaveLength(200);
  expect(ledger.get()[0]?.seq).toBe(250);
  for (const junk of ['{', '7', '[null, 1, {"room":"x"}]']) {
    localStorage.setItem(`parley:told:${place.me.id}:`, junk);
    expect(ledger.get()).toEqual([]);
  }
  const forbidden = browserLedger(place.me.id, () => {
    throw new Error('no storage');
  });
  forbidden.record([]);
  expect(forbidden.get()).toEqual([]);
});
