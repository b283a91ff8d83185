import { preset } from '../../jest.preset.mjs';

// Each place starts a real server with its database; a loaded machine takes a while for it.
export default preset('server', { testTimeout: 30_000 });
