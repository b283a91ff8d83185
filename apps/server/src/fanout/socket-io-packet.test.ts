import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { Frame } from '@parley/core';
import { WebSocket, WebSocketServer } from 'ws';
import { encodeForChat, socketIoPacket } from './socket-io-packet.ts';

test('an event has the form of the Socket.IO protocol', () => {
  expect(socketIoPacket('/', 'chat message', 'hi').data).toBe('2["chat message","hi"]');
  const frame = new Frame('server:timed', { time: 5 });
  expect(encodeForChat(frame).map(({ data }) => data)).toEqual(['2/chat,["server:timed",{"time":5}]']);
});

// The length of a frame's payload takes one, three or nine bytes (RFC 6455, section 5.2).
test.each([0, 1, 100, 125, 126, 127, 65_535, 65_536, 1_000_000])(
  'a prepared frame of about %i bytes is one that a WebSocket reads',
  async (length) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const accepted = once(server, 'connection');
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const heard = once(client, 'message');
    const [socket] = (await accepted) as [WebSocket & { _socket: Socket }];

    const overhead = '42["é",""]'.length;
    const packet = socketIoPacket('/', 'é', 'x'.repeat(Math.max(0, length - overhead - 1)));
    socket._socket.write(packet.frame);
    const [data, isBinary] = (await heard) as [Buffer, boolean];
    expect([data.toString(), isBinary]).toEqual([`4${packet.data}`, false]);
    client.terminate();
    server.close();
  },
);
