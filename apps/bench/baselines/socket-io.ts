/**
 * Chat on Socket.IO as its own documentation teaches it: a room, an event, an acknowledgement. Argument `stored`: each
 * message is a row in SQLite, on the disk, before anybody is told: what one writes by hand.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Server } from 'socket.io';
import { endWithBench } from './end-with-bench.ts';

interface Message {
  readonly author: string;
  readonly text: string;
  readonly at: number;
}

const store = process.argv[2] === 'stored' ? storeIn(process.env['DATA_DIR'] ?? '.') : undefined;

const http = createServer((_request, response) => response.end('ok'));
const io = new Server(http, { serveClient: false });

io.on('connection', (socket) => {
  const { room, name } = socket.handshake.query;
  const [place, author] = [String(room), String(name)];
  void socket.join(place);
  socket.on('chat message', (text: string, answer?: () => void) => {
    const message: Message = { author, text, at: Date.now() };
    store?.(place, message);
    io.to(place).emit('chat message', message);
    answer?.();
  });
});

function storeIn(folder: string): (room: string, message: Message) => void {
  const db = new DatabaseSync(join(folder, 'messages.db'));
  db.exec('pragma journal_mode = wal; pragma synchronous = full');
  db.exec('create table messages (id integer primary key, room text, author text, text text, at integer)');
  const insert = db.prepare('insert into messages (room, author, text, at) values (?, ?, ?, ?)');
  return (room, { author, text, at }) => void insert.run(room, author, text, at);
}

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object' && address) process.stdout.write(`listening on ${address.port}\n`);
});
endWithBench();
