// A bot in #general that answers to "!time":  node examples/bot/bot.mjs [http://127.0.0.1:3000] [name]
// It signs in as the page does, and then speaks the full protocol (libs/events/SPEC.md) in JSON frames.
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';
const signIn = await fetch(`${url}/api/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ name: process.argv[3] ?? 'Clock bot' }),
});
if (!signIn.ok) throw new Error((await signIn.json()).error.message);
const { user } = await signIn.json();

const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, {
  headers: { cookie: signIn.headers.getSetCookie()[0].split(';')[0] },
});
const send = (id, command, data) => socket.send(JSON.stringify({ id, command, data }));

socket.on('message', (frame) => {
  const { event, data, ack } = JSON.parse(frame);
  if (event === 'session:welcomed') console.log(`${data.you.name} listens in #general`);
  if (ack && !ack.ok) console.log(`refused: ${ack.error.message}`);
  if (event !== 'room:changed' || data.room !== 'general') return;
  for (const { kind, message } of data.changes)
    if (kind === 'message' && message.author !== user.id && message.text.trim() === '!time')
      send(message.seq, 'message:send', {
        room: 'general',
        id: newId(),
        text: `It is ${new Date().toISOString()}`,
      });
});
