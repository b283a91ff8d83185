// Chat from a terminal, line by line:  node examples/native-websocket/chat.mjs [http://127.0.0.1:3000] [name]
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

const url = (process.argv[2] ?? 'http://127.0.0.1:3000').replace('http', 'ws');
const name = process.argv[3] ?? 'Guest';
const socket = new WebSocket(`${url}/ws/lobby`);

socket.on('open', () => {
  console.log('open: type a line and press Enter, Ctrl+D ends');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (message) => socket.send(JSON.stringify({ name, message })));
  lines.on('close', () => socket.close());
});
socket.on('message', (data) => {
  const said = JSON.parse(data);
  console.log(`${said.name}: ${said.message}`);
});
socket.on('close', (code) => console.log(`closed: ${code}`));
socket.on('error', (error) => console.log(`error: ${error.message}`));
