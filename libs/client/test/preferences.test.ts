import { FakeStateStorage } from './tabs.ts';
import { A_MOMENT, aChat } from './chat.ts';

async function twoDevices() {
  const chat = aChat();
  const [desk, phone] = [await chat.connected(chat.anna), await chat.connected(chat.anna)];
  const stored = () => Object.fromEntries(chat.server.preferences.get(chat.anna.id) ?? []);
  const told = () => chat.server.count('preference:set');
  return { ...chat, desk, phone, stored, told };
}

const theme = 'look.theme';

test('what is set shows here at once, and on my other devices a moment later', async () => {
  const { clock, desk, phone, stored } = await twoDevices();
  const seen: unknown[] = [];
  phone.preference(theme).subscribe(() => seen.push(phone.preference(theme).get()));
  desk.setPreference(theme, 'dark');
  expect(desk.preference(theme).get()).toBe('dark');
  await clock.advance(A_MOMENT);
  expect(seen).toEqual(['dark']);
  expect([...phone.preferences.get()]).toEqual([[theme, 'dark']]);
  phone.setPreference(theme, undefined);
  await clock.advance(A_MOMENT);
  expect(desk.preference(theme).get()).toBeUndefined();
  expect(stored()).toEqual({});
});

test('what is set is told within the event that set it, however slowly the page draws', async () => {
  const { anna, connected } = aChat();
  const desk = await connected(anna, { noticeTime: () => {} });
  const seen: unknown[] = [];
  desk.preference(theme).subscribe(() => seen.push(desk.preference(theme).get()));
  desk.setPreference(theme, 'dark');
  expect(seen).toEqual(['dark']);
});

test('what was set on the way is not shown and then taken back', async () => {
  const { clock, desk, phone, stored } = await twoDevices();
  const seen: unknown[] = [];
  desk.preference(theme).subscribe(() => seen.push(desk.preference(theme).get()));
  desk.setPreference(theme, 'dark');
  await clock.advance(10);
  desk.setPreference(theme, 'light');
  await clock.advance(A_MOMENT * 3);
  expect(seen).toEqual(['dark', 'light']);
  expect(phone.preference(theme).get()).toBe('light');
  expect(stored()).toEqual({ [theme]: 'light' });
});

test('[S1] of two devices the one that the server heard last wins on both', async () => {
  const { clock, desk, phone, stored } = await twoDevices();
  desk.setPreference(theme, 'dark');
  phone.setPreference(theme, 'light');
  await clock.advance(A_MOMENT * 3);
  expect(desk.preference(theme).get()).toBe(stored()[theme]);
  expect(phone.preference(theme).get()).toBe(stored()[theme]);
});

test('what is set while the server is away is told when it is back', async () => {
  const { clock, server, desk, stored } = await twoDevices();
  server.stop();
  await clock.advance(A_MOMENT);
  desk.setPreference(theme, 'dark');
  desk.setPreference('muted:general', true);
  desk.setPreference(theme, 'contrast');
  expect(desk.preference(theme).get()).toBe('contrast');
  server.resume();
  await clock.advance(30_000);
  expect(stored()).toEqual({ [theme]: 'contrast', 'muted:general': true });
  expect(desk.preference(theme).get()).toBe('contrast');
});

test('[D2] after a lost answer the same is told again, and undoes nothing that came between', async () => {
  const { clock, server, anna, desk, told, stored } = await twoDevices();
  server.loseDown((frame) => frame.event === 'ack' && frame.to === 'preference:set');
  desk.setPreference(theme, 'dark');
  await clock.advance(A_MOMENT);
  server.setPreference(anna.id, theme, 'light');
  server.cut();
  await clock.advance(30_000);
  expect(told()).toBe(2);
  expect(stored()).toEqual({ [theme]: 'light' });
  expect(desk.preference(theme).get()).toBe('light');
});

test('what the server can not take now is told again, what it refuses is taken back', async () => {
  const { clock, server, desk, stored } = await twoDevices();
  const refusal = (code: 'unavailable' | 'conflict') =>
    ({ ok: false, error: { code, message: 'No.' } }) as const;
  server.refuseNext('preference:set', refusal('unavailable'));
  desk.setPreference(theme, 'dark');
  await clock.advance(A_MOMENT);
  expect(desk.preference(theme).get()).toBe('dark');
  await clock.advance(5_000);
  expect(stored()).toEqual({ [theme]: 'dark' });
  server.refuseNext('preference:set', refusal('conflict'));
  desk.setPreference(theme, 'light');
  await clock.advance(A_MOMENT);
  expect(desk.preference(theme).get()).toBe('dark');
});

test('what is equal stays the same object', async () => {
  const { clock, server, desk } = await twoDevices();
  desk.setPreference('sidebar.favourites', ['general' as never]);
  await clock.advance(A_MOMENT);
  const shown = desk.preference('sidebar.favourites').get();
  server.cut();
  await clock.advance(30_000);
  expect(desk.preference('sidebar.favourites').get()).toBe(shown);
});

test('a start shows what was set before it has connected', async () => {
  const chat = aChat();
  const storage = new FakeStateStorage();
  const page = await chat.connected(chat.anna, { stateStorage: storage });
  page.setPreference(theme, 'dark');
  await chat.clock.advance(1_500);
  page.close();
  const next = chat.client(chat.anna, {
    user: chat.anna,
    stateStorage: storage,
    ...(storage.kept && { kept: storage.kept }),
  });
  expect(next.preference(theme).get()).toBe('dark');
});
