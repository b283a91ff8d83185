import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ircMember, ircSpeaker } from '../dialects/irc.ts';
import { strangers } from './baselines.ts';
import { ServerProcess } from './process.ts';
import type { System } from './system.ts';

const program = process.env['NGIRCD_PATH'] ?? '/usr/sbin/ngircd';

/** Who talks into each channel from outside. */
const SPEAKERS = 10;

/** Nothing limited, nothing looked up, and channels that let people outside talk in. */
const configuration = (port: number, channels: readonly string[]): string => `[Global]
Name = bench.example
Info = bench
Listen = 127.0.0.1
Ports = ${port}
MotdPhrase = hello
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 0
MaxNickLength = 20
MaxPenaltyTime = 0
PingTimeout = 600
[Options]
DNS = no
Ident = no
PAM = no
${channels.map((name) => `[Channel]\nName = ${name}\nModes =\n`).join('')}`;

/** An IRC server in C: stores nothing, and merges what it writes. */
export const ngircd: System = {
  name: 'ngircd',
  obstacle: () =>
    existsSync(program) ? undefined : 'not installed: apt-get install ngircd, or NGIRCD_PATH=<its program>',
  open: async (size, { cores }) => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
    const channel = (at: number): string => `#room${at}`;
    const channels = Array.from({ length: size.rooms }, (_, at) => channel(at));
    const port = await freePort();
    const file = join(folder, 'ngircd.conf');
    writeFileSync(file, configuration(port, channels));
    const server = await ServerProcess.start({
      command: program,
      args: ['--nodaemon', '--config', file],
      core: cores?.server,
      port,
    });
    const speaking = strangers({ rooms: size.rooms, membersPerRoom: SPEAKERS }, channel).map((people) =>
      people.map((person) => ({ ...person, name: `s${person.name}` })),
    );
    return {
      server,
      guests: {
        port,
        dialect: ircMember,
        rooms: strangers(size, channel),
        speakers: { dialect: ircSpeaker, rooms: speaking },
      },
      close: async () => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
