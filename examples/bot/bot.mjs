// A bot in #general that answers to "!time":  node examples/bot/bot.mjs [http://127.0.0.1:3000] [name]
// With PARLEY_TOKEN in the environment it comes in as the bot that the token is for; without one it signs in as a guest,
// as the page does. Then it speaks the full protocol (libs/events/SPEC.md) in JSON frames.
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';

const [url = 'http://127.0.0.1:3000', name = 'Clock bot'] = process.argv.slice(2);
const token = process.env.PARLEY_TOKEN;

/** Signs in as a guest. The name of a run before is taken until that guest signs out: then with a number behind it. */
async function signIn(number = 1) {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: number === 1 ? name : `${name} ${number}` }),
  });
  if (answer.status === 409 && number < 20) return signIn(number + 1);
  if (!answer.ok) throw new Error((await answer.json()).error.message);
  return { cookie: answer.headers.getSetCookie()[0].split(';')[0] };
}

const headers = token ? { authorization: `Bearer ${token}` } : await signIn();
const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers });
const send = (id, command, data) => socket.send(JSON.stringify({ id, command, data }));

let me;
socket.on('message', (frame) => {
  const { event, data, ack } = JSON.parse(frame);
  if (event === 'session:welcomed') {
    me = data.you;
    send(0, 'room:join', { room: 'general' });
    console.log(`${me.name} listens in #general`);
  }
  if (ack && !ack.ok) console.log(`refused: ${ack.error.message}`);
  if (event !== 'room:changed' || data.room !== 'general') return;
  for (const { kind, message } of data.changes)
    if (kind === 'message' && message.author !== me.id && message.text.trim() === '!time')
      send(message.seq, 'message:send', {
        room: 'general',
        id: newId(),
        text: `It is ${new Date().toISOString()}`,
      });
});

socket.on('close', (code) => {
  console.log(`the connection ended: ${code}`);
  process.exitCode = 1;
});
