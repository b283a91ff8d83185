import '../../src/styles.css';
import { createChatClient } from '@parley/client';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { App } from '../../src/app/app.tsx';
import { Chat } from '../../src/app/chat.tsx';
import { noAccount } from '../../src/features/account/account-actions.ts';
import type { SessionKeeper } from '../../src/app/session-keeper.ts';
import { FakeServer } from '../fake-server.ts';
import { Gallery } from './gallery.tsx';
import { busyPlace, extremePlace } from './scenes.ts';

/*
 * The components of src/ui in all their states: /gallery.html. And screens with made-up data, for looking at:
 * /gallery.html?scene=busy&path=/r/general. There the server is a fake one, the client and everything above it are the real
 * ones. `window.server` lets a script make things happen.
 */
const query = new URLSearchParams(window.location.search);
const scene = query.get('scene');
const path = query.get('path') ?? '/r/general';
const element = document.getElementById('root');
if (element === null) throw new Error('gallery.html has no #root');
const root = createRoot(element);

declare global {
  interface Window {
    server?: FakeServer;
  }
}

function outside(error?: string): SessionKeeper {
  const stage = {
    kind: 'outside',
    busy: false,
    error: error === undefined ? undefined : ({ code: 'conflict', message: error } as const),
    ended: undefined,
    hadAccount: false,
    place: { access: 'open', guests: true, owned: true },
  } as const;
  return {
    get: () => stage,
    subscribe: () => () => {},
    check: async () => {},
    look: async () => {},
    enter: async () => {},
    invitation: async () => ({ ok: true, data: { place: 'Harbour', rooms: [], guests: true } }),
    signOut: async () => undefined,
  };
}

function inside(server: FakeServer) {
  window.server = server;
  if (query.has('refuse'))
    server.refuse('room:history', {
      code: 'unavailable',
      message: 'The server cannot read its data right now.',
    });
  const client = createChatClient({ transport: server, server: 'gallery', user: server.place.me });
  client.start();
  if (query.has('silent')) server.withhold();
  const { hook } = memoryLocation({ path });
  root.render(
    <Router hook={hook}>
      <Chat client={client} account={noAccount} />
    </Router>,
  );
}

const now = () => Date.now();
if (query.has('rtl')) document.documentElement.dir = 'rtl';
if (scene === null)
  root.render(
    <Router hook={memoryLocation({ path: '/r/general' }).hook}>
      <Gallery />
    </Router>,
  );
else if (scene === 'name') root.render(<App session={outside()} account={noAccount} />);
else inside(scene === 'extreme' ? extremePlace(now) : busyPlace(now));
