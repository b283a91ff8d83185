/**
 * Plain Socket.IO broadcast, as its documentation teaches it: a room, an event, an acknowledgement. It is helped where
 * that is fair: each message is on disk before anybody is told, and carries its number, so that what is measured is
 * delivery alone. Arguments: port, file, and `recovery` for connection state recovery.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import type { ClientToServer, Numbered, ServerToClient } from './wire.ts';

const [, , port = '0', file = '', mode] = process.argv;

const heads = new Map<string, number>();
if (existsSync(file))
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { room, seq }: Numbered = JSON.parse(line);
    heads.set(room, seq);
  }

const http = createServer((_request, response) => response.end('ok'));
const io = new Server<ClientToServer, ServerToClient>(http, {
  serveClient: false,
  ...(mode === 'recovery' && { connectionStateRecovery: { maxDisconnectionDuration: 120_000 } }),
});

io.on('connection', (socket) => {
  const { rooms, author } = socket.handshake.auth as { rooms: string[]; author: string };
  void socket.join(rooms);
  socket.on('chat message', ({ room, id, text }, answer) => {
    const seq = (heads.get(room) ?? 0) + 1;
    heads.set(room, seq);
    const message: Numbered = { room, id, text, author, seq, at: Date.now() };
    appendFileSync(file, `${JSON.stringify(message)}\n`);
    io.to(room).emit('chat message', message);
    answer({ seq });
  });
});

http.listen(Number(port), '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object' && address) process.stdout.write(`listening on ${address.port}\n`);
});
process.once('disconnect', () => process.exit());
