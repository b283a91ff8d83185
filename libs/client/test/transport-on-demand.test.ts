import type { CloseReason, Link, LinkReceiver, Transport } from '../src/index.ts';
import { transportOnDemand } from '../src/index.ts';

/** Notes what is asked of it, and opens nothing. */
class NotingTransport implements Transport {
  readonly asked: string[] = [];
  receiver: LinkReceiver | undefined;

  connect(receiver: LinkReceiver): Link {
    this.asked.push('connect');
    this.receiver = receiver;
    return {
      send: (command) => void this.asked.push(command),
      close: () => void this.asked.push('close'),
    };
  }
}

const noReceiver: LinkReceiver = { event: () => {}, closed: () => {} };

test('a link opens when its transport is loaded, and is that transport’s from then on', async () => {
  const transport = new NotingTransport();
  const loaded = Promise.resolve(transport);
  const reasons: CloseReason[] = [];
  const link = transportOnDemand(() => loaded).connect({
    event: () => {},
    closed: (reason) => reasons.push(reason),
  });
  expect(transport.asked).toEqual([]);
  await loaded;
  link.send('user:list', {}, () => {});
  transport.receiver?.closed('lost');
  link.close();
  expect(transport.asked).toEqual(['connect', 'user:list', 'close']);
  expect(reasons).toEqual(['lost']);
});

test('a link that is closed while its transport loads never opens', async () => {
  const transport = new NotingTransport();
  const loaded = Promise.resolve(transport);
  transportOnDemand(() => loaded)
    .connect(noReceiver)
    .close();
  await loaded;
  expect(transport.asked).toEqual([]);
});

test('a transport that can’t be fetched is unreachable, and is asked for again by the next attempt', async () => {
  const transport = new NotingTransport();
  const answers = [Promise.reject<Transport>(new Error('no network')), Promise.resolve(transport)];
  const onDemand = transportOnDemand(() => answers.shift() ?? Promise.resolve(transport));
  const reason = await new Promise<CloseReason>((resolve) => {
    onDemand.connect({ event: () => {}, closed: resolve });
  });
  expect(reason).toBe('unreachable');
  onDemand.connect(noReceiver);
  await Promise.resolve();
  expect(transport.asked).toEqual(['connect']);
});
