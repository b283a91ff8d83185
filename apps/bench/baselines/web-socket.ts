/** Broadcast on `ws`, as its README shows it: every client of a room gets the text. */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { endWithBench } from './end-with-bench.ts';

const http = createServer();
const server = new WebSocketServer({ server: http });
const rooms = new Map<string, Set<WebSocket>>();

server.on('connection', (socket, request) => {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const [room, author] = [query.get('room') ?? '', query.get('name')];
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(socket));
  socket.on('close', () => members.delete(socket));
  socket.on('message', (data: Buffer) => {
    const { id, text }: { id: number; text: string } = JSON.parse(data.toString());
    const message = JSON.stringify({ author, text, at: Date.now() });
    for (const member of members) if (member.readyState === member.OPEN) member.send(message);
    socket.send(JSON.stringify({ ack: id }));
  });
  socket.send('welcome');
});

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object' && address) process.stdout.write(`listening on ${address.port}\n`);
});
endWithBench();
