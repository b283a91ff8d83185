import { statusCommandsTexts } from '../../texts/en/status-commands.ts';
import type { SlashCommand } from '../composer/commands.ts';
import { patiently } from '../../ui/lazy.ts';

const does = () => patiently(() => import('./run-slash-command.ts'));

/** `/status` and `/pause`: what they do is fetched when they are first given. */
export const statusCommands: readonly SlashCommand[] = [
  {
    name: 'pause',
    get takes() {
      return statusCommandsTexts().pauseTakes;
    },
    get does() {
      return statusCommandsTexts().pause;
    },
    needs: 'preference:set',
    run: async (given, setting) => (await does()).pause(given, setting),
  },
  {
    name: 'status',
    get takes() {
      return statusCommandsTexts().statusTakes;
    },
    get does() {
      return statusCommandsTexts().status;
    },
    // What is one's own anybody may set.
    needs: 'preference:set',
    run: async (given, setting) => (await does()).status(given, setting),
  },
];
