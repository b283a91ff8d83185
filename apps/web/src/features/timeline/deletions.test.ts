import type { Ack, MessageId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { messageId, roomId } from '../../../test/fake-place.ts';
import { Deletions, undoMs, type Outcome } from './deletions.ts';

const room = roomId('general');
const ids: readonly MessageId[] = [1, 2, 3].map((seq) => messageId(0, seq));
const refused: Ack<never> = { ok: false, error: { code: 'forbidden', message: 'You may not do that here.' } };

let visibility: DocumentVisibilityState = 'visible';
let open: Deletions | undefined;

beforeEach(() => {
  jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});

afterEach(() => {
  open?.close();
  visibility = 'visible';
  jest.restoreAllMocks();
});

/** Three messages, with a server that notes by which way it was told to delete which. */
function setUp({ endsUnseen = false } = {}) {
  const clock = new FakeClock();
  const told: string[] = [];
  let answer: Ack<{ rev: number }> = { ok: true, data: { rev: 1 } };
  let status: 'connected' | 'disconnected' = 'connected';
  const give = (way: string) => async (seq: number) => {
    told.push(`${way} ${seq}`);
    return answer;
  };
  const deletions = new Deletions(
    {
      deleteMessage: (_, seq) => give('line')(seq),
      connection: {
        get: () => (status === 'connected' ? { status, synced: true } : { status, reason: 'signed_out' }),
        subscribe: () => () => {},
      },
    },
    clock,
    { beyondPage: ({ seq }) => give('request')(seq), endsUnseen },
  );
  open = deletions;
  const begin = (seq: number) => deletions.begin(room, { id: idOf(seq), seq });
  const stages = () => deletions.get().map(({ seq, stage }) => `${seq} ${stage}`);
  return {
    ...{ clock, told, deletions, begin, stages },
    refuse: () => (answer = refused),
    end: () => (status = 'disconnected'),
  };
}

const idOf = (seq: number): MessageId => {
  const id = ids[seq - 1];
  if (id === undefined) throw new Error(`There is no message ${seq}`);
  return id;
};

function hide() {
  visibility = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
}

const leavePage = () => window.dispatchEvent(new Event('pagehide'));

test('a deletion is carried out when its time is over, once', async () => {
  const { clock, told, begin, stages } = setUp();
  const outcome = begin(1);
  expect(begin(1)).toBe(outcome);
  await clock.advance(undoMs - 1);
  expect(told).toEqual([]);
  await clock.advance(1);
  expect(told).toEqual(['line 1']);
  expect(await outcome).toEqual({ ok: true, data: { rev: 1 } });
  // Until the message says so itself, its text stays away.
  expect(stages()).toEqual(['1 given']);
  leavePage();
  await clock.advance(undoMs);
  expect(told).toEqual(['line 1']);
});

test('what is undone is never carried out, and what is too late is not undone', async () => {
  const { clock, told, deletions, begin } = setUp();
  const outcomes: Outcome[] = [];
  void begin(1).then((outcome) => outcomes.push(outcome));
  await clock.advance(undoMs - 1);
  deletions.undo([idOf(1)]);
  await clock.advance(undoMs);
  expect(told).toEqual([]);
  expect(outcomes).toEqual([undefined]);
  void begin(2);
  await clock.advance(undoMs);
  deletions.undo([idOf(2)]);
  expect(told).toEqual(['line 2']);
  expect(deletions.get()).toHaveLength(1);
});

test('of several each has its own time, and is undone by itself or carried out once', async () => {
  const { clock, told, deletions, begin, stages } = setUp();
  for (const seq of [1, 2, 3]) {
    void begin(seq);
    await clock.advance(undoMs / 4);
  }
  deletions.undo([idOf(2)]);
  await clock.advance(undoMs / 4);
  expect(told).toEqual(['line 1']);
  expect(stages()).toEqual(['1 given', '3 waiting']);
  await clock.advance(undoMs);
  expect(told).toEqual(['line 1', 'line 3']);
});

test('a hold stops the time of each, also of one begun meanwhile, and nothing is carried out twice', async () => {
  const { clock, told, deletions, begin } = setUp();
  void begin(1);
  const release = deletions.hold();
  void begin(2);
  await clock.advance(10 * undoMs);
  release();
  await clock.advance(10 * undoMs);
  expect(told).toEqual(['line 1', 'line 2']);
  expect(clock.pending).toBe(0);
});

test('while somebody is at a button that undoes it no time passes, and then all of it', async () => {
  const { clock, told, deletions, begin } = setUp();
  void begin(1);
  await clock.advance(undoMs - 1);
  const [first, second] = [deletions.hold(), deletions.hold()];
  await clock.advance(10 * undoMs);
  first();
  await clock.advance(10 * undoMs);
  expect(told).toEqual([]);
  second();
  await clock.advance(undoMs - 1);
  expect(told).toEqual([]);
  await clock.advance(1);
  expect(told).toEqual(['line 1']);
});

test('nobody is at a button of a page that is out of sight', async () => {
  const { clock, told, deletions, begin } = setUp();
  void begin(1);
  deletions.hold();
  hide();
  await clock.advance(undoMs);
  expect(told).toEqual(['line 1']);
});

test('where a page out of sight may be ended without a word, what waits is carried out as it goes', () => {
  const { told, begin } = setUp({ endsUnseen: true });
  void begin(1);
  hide();
  expect(told).toEqual(['request 1']);
});

test('a page that is left carries out at once what waits, by requests that outlive it', async () => {
  const { clock, told, begin } = setUp();
  for (const seq of [1, 2]) void begin(seq);
  leavePage();
  leavePage();
  expect(told).toEqual(['request 1', 'request 2']);
  await clock.advance(undoMs);
  expect(told).toEqual(['request 1', 'request 2']);
});

test('the end of the session’s page carries out what waits, unless the session itself is over', () => {
  const first = setUp();
  void first.begin(1);
  first.deletions.close();
  expect(first.told).toEqual(['request 1']);
  const second = setUp();
  void second.begin(1);
  second.end();
  second.deletions.close();
  expect(second.told).toEqual([]);
  expect(second.clock.pending).toBe(0);
});

test('one waits for all that was begun before one signs out', async () => {
  const { told, deletions, begin } = setUp();
  const outcome = begin(1);
  await deletions.carryOut();
  expect(told).toEqual(['line 1']);
  expect(await outcome).toMatchObject({ ok: true });
});

test('a message whose deletion was refused is as it was, and can be deleted again', async () => {
  const { clock, told, refuse, begin, stages } = setUp();
  refuse();
  const outcome = begin(1);
  await clock.advance(undoMs);
  expect(await outcome).toEqual(refused);
  expect(stages()).toEqual([]);
  void begin(1);
  await clock.advance(undoMs);
  expect(told).toEqual(['line 1', 'line 1']);
});
