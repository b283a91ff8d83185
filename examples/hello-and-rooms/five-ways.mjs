// Three clients and the five ways to address people:  node examples/hello-and-rooms/five-ways.mjs [http://127.0.0.1:3000]
import { io } from 'socket.io-client';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';

const client = async (name) => {
  const socket = io(url);
  socket.on('from server', (text) => {
    console.log(`${name} <- server: ${text}`);
    socket.emit('from client', `${name} says hello`);
  });
  socket.on('chat message', (text) => console.log(`${name} <- everyone: ${text}`));
  socket.on('from room', ({ room, text }) => console.log(`${name} <- room ${room}: ${text}`));
  socket.on('from person', ({ text }) => console.log(`${name} <- person: ${text}`));
  await new Promise((resolve) => socket.on('connect', resolve));
  return socket;
};

const [ann, ben, cleo] = await Promise.all(['Ann', 'Ben', 'Cleo'].map(client));
await Promise.all([ann.emitWithAck('join', 'deck'), ben.emitWithAck('join', 'deck')]);

await ann.emitWithAck('chat message', 'to everyone'); // 1. everyone
await ann.emitWithAck('to room', 'deck', 'to all on deck'); // 2. everyone in a room
await ann.emitWithAck('to others', 'deck', 'to the others on deck'); // 3. everyone in a room but me
await ann.emitWithAck('to me', 'to myself'); // 4. only me
await ann.emitWithAck('to person', cleo.id, 'to Cleo'); // 5. one person privately

// What is sent to a client arrives in order: with this answer, all that came before it has been heard.
for (const socket of [ann, ben, cleo]) {
  await socket.emitWithAck('leave', 'deck');
  socket.close();
}
