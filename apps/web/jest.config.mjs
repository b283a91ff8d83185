import { preset } from '../../jest.preset.mjs';

export default preset('web', {
  environment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
});
