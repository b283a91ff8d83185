// Serves these pages, and passes /socket.io and /ws on to Parley, as a web server in front of it would:
//   node examples/serve.mjs [http://127.0.0.1:3000] [8080]
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

const usual = 'http://127.0.0.1:3000';
const { hostname, port, origin } = new URL(process.argv[2] ?? usual);
const page = /^\/(?:[a-z-]+\/)?[a-z-]+\.html$/;
const passedOn = /^\/(socket\.io|ws)(\/|\?|$)/;

function passOn(incoming, outgoing) {
  const { method, url, headers } = incoming;
  const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.writeHead(502).end('Parley does not answer: is it running?'));
  incoming.pipe(onward);
}

function sendPage({ url }, outgoing) {
  const path = new URL(url, 'http://localhost').pathname.replace(/\/$/, '/index.html');
  const file = new URL(`.${path}`, import.meta.url);
  if (!page.test(path) || !existsSync(file)) return outgoing.writeHead(404).end('There is no such page.');
  outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  // The pages name Parley's usual address: yours goes in its place.
  outgoing.end(readFileSync(file, 'utf8').replaceAll(usual, origin));
}

const server = createServer((incoming, outgoing) =>
  passedOn.test(incoming.url) ? passOn(incoming, outgoing) : sendPage(incoming, outgoing),
);

// A WebSocket begins as an HTTP request and is then two streams of bytes: hand over both.
server.on('upgrade', ({ method, url, rawHeaders }, client, head) => {
  const parley = connect(port, hostname, () => {
    const pairs = rawHeaders.flatMap((text, at) => (at % 2 ? [] : [`${text}: ${rawHeaders[at + 1]}`]));
    parley.write(`${[`${method} ${url} HTTP/1.1`, ...pairs].join('\r\n')}\r\n\r\n`);
    parley.write(head);
    parley.pipe(client).pipe(parley);
  });
  parley.on('error', () => client.destroy());
  client.on('error', () => parley.destroy());
});

server.listen(Number(process.argv[3] ?? 8080), '127.0.0.1', () => {
  console.log(`Open http://127.0.0.1:${server.address().port}/`);
});
