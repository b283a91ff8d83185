// The server's time, and the life of the connection:  node examples/server-clock/clock.mjs [http://127.0.0.1:3000]
// Stop the server and start it again while this runs. Ctrl+C ends it.
import { io } from 'socket.io-client';

const socket = io(process.argv[2] ?? 'http://127.0.0.1:3000', { reconnectionDelayMax: 2000 });

console.log('connecting');
socket.on('connect', () => console.log('connected'));
socket.on('connect_error', (error) => console.log(`connect error: ${error.message}`));
socket.on('disconnect', (reason) => console.log(`disconnected: ${reason}`));
socket.io.on('reconnect_attempt', (attempt) => console.log(`reconnecting, attempt ${attempt}`));

socket.on('api:server-time', (time) => console.log(`server time: ${time}`));
