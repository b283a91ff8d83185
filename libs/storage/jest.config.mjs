import { preset } from '../../jest.preset.mjs';

export default preset('storage', {
  globalSetup: '<rootDir>/test/bundle-worker.mjs',
  globalTeardown: '<rootDir>/test/remove-worker.mjs',
});
