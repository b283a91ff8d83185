import { createChatClient } from '@parley/client';
import type { ReactElement } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { App } from '../../src/app/app.tsx';
import { Chat } from '../../src/app/chat.tsx';
import { noAccount } from '../../src/features/account/account-actions.ts';
import type { SessionKeeper } from '../../src/app/session-keeper.ts';
import { FakeServer } from '../fake-server.ts';
import { busyPlace, extremePlace } from './scenes.ts';

declare global {
  interface Window {
    server?: FakeServer;
  }
}

/** Nobody is in. */
function outside(): SessionKeeper {
  const stage = {
    kind: 'outside',
    busy: false,
    error: undefined,
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

function inside(server: FakeServer, query: URLSearchParams): ReactElement {
  window.server = server;
  if (query.has('refuse'))
    server.refuse('room:history', {
      code: 'unavailable',
      message: 'The server cannot read its data right now.',
    });
  const client = createChatClient({ transport: server, server: 'gallery', user: server.place.me });
  client.start();
  if (query.has('silent')) server.withhold();
  const { hook } = memoryLocation({ path: query.get('path') ?? '/r/general' });
  return (
    <Router hook={hook}>
      <Chat client={client} account={noAccount} />
    </Router>
  );
}

/** The screen that the address asks for. */
export function sceneOf(query: URLSearchParams): ReactElement {
  const now = () => Date.now();
  const scene = query.get('scene');
  if (scene === 'name') return <App session={outside()} account={noAccount} />;
  return inside(scene === 'extreme' ? extremePlace(now) : busyPlace(now), query);
}
