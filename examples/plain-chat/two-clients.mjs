// Two clients; one speaks, and both hear it:  node examples/plain-chat/two-clients.mjs [http://127.0.0.1:3000]
import { io } from 'socket.io-client';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';
const text = process.argv[3] ?? 'hello world';

const client = (name) => {
  const socket = io(url);
  const connected = new Promise((resolve) => socket.on('connect', resolve));
  const heard = new Promise((resolve) =>
    socket.on('chat message', (said) => {
      console.log(`${name} hears: ${said}`);
      if (said === text) resolve();
    }),
  );
  return { socket, connected, heard };
};

const [ann, ben] = [client('Ann'), client('Ben')];
await Promise.all([ann.connected, ben.connected]);
ann.socket.emit('chat message', text);
await Promise.all([ann.heard, ben.heard]);
ann.socket.close();
ben.socket.close();
