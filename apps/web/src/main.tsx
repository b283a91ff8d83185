import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startClient } from './app/client.ts';
import { createSessionKeeper } from './app/session-keeper.ts';
import { sessionApi } from './app/session.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const session = createSessionKeeper(sessionApi, startClient);
void session.check();
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);
