import type { CommandName, Commands } from './commands.ts';

type DurableCommand = { [N in CommandName]: Commands[N]['durable'] extends true ? N : never }[CommandName];

/**
 * The commands that act upon others or the place: each leaves an entry in the audit log, in its own commit (SPEC M6).
 * What one does to what is one's own leaves none, though the command be the same. (`room:invite` is what any member does.)
 */
export const acts = [
  'room:update',
  'room:remove',
  'room:role',
  'room:mute',
  'message:delete',
  'report:resolve',
  'user:ban',
  'user:unban',
  'user:role',
  'user:recover',
  'bot:create',
  'bot:remove',
  'token:create',
  'token:revoke',
  'invite:create',
  'invite:revoke',
] as const satisfies readonly CommandName[];

export type ActName = (typeof acts)[number];

/** Commands that write, and are no acts. */
export type OwnCommand = Exclude<DurableCommand, ActName>;
