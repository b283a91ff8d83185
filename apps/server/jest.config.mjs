import { preset } from '../../jest.preset.mjs';

export default preset('server', {
  // Each place starts a real server with its database; a loaded machine takes a while for it.
  testTimeout: 30_000,
  globalSetup: '<rootDir>/../../libs/storage/test/bundle-worker.mjs',
  globalTeardown: '<rootDir>/../../libs/storage/test/remove-worker.mjs',
});
