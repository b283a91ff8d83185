export { FakeClock, settled } from './fake-clock.ts';
