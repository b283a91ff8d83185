import './styles.css';
import { browserStorage } from '@parley/client/browser';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { server, startClient } from './app/client.ts';
import { createSessionKeeper } from './app/session-keeper.ts';
import { sessionApi } from './app/session.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const storage = browserStorage({ server });
const session = createSessionKeeper(sessionApi, (user, kept) => startClient(storage, user, kept), storage);
void session.check();
createRoot(root).render(
  <StrictMode>
    <App session={session} onBroken={() => void storage.forget()} />
  </StrictMode>,
);
