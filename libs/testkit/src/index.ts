export * from './builders.ts';
export { FakeClock, settled } from './fake-clock.ts';
export { FakeRoom } from './fake-room.ts';
export { FakeServer, type DownFrame, type UpFrame } from './fake-server.ts';
export { seededRandom, seededUuids, type SeededRandom } from './random.ts';
export {
  socketPair,
  steady,
  stormy,
  type EndReceiver,
  type PairEnd,
  type SocketPair,
  type Storm,
  type Weather,
} from './socket-pair.ts';
export { plainPasswords } from './plain-passwords.ts';
