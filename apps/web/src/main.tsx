import './styles.css';
import type { KeptState } from '@parley/client';
import { browserStorage } from '@parley/client/browser';
import type { User } from '@parley/events';
import { systemClock } from '@parley/events/clock';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './app/app.tsx';
import { server, startClient } from './app/client.ts';
import { fetchAhead } from './app/fetch-ahead.ts';
import { beforePaint } from './app/page-pace.ts';
import { browserDrafts, eraseDrafts, eraseOthersDrafts } from './app/draft-storage.ts';
import { createSessionKeeper, type SessionMemory } from './app/session-keeper.ts';
import { accountApi, sessionApi } from './app/session.ts';
import { speakFirst } from './texts/speak.ts';
import { aroundNav } from './ui/going-back.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const storage = browserStorage({ server });
const memory: SessionMemory = {
  recall: storage.recall,
  erase: async (user) => {
    eraseDrafts(user);
    await storage.erase(user);
  },
};
const start = (user: User, kept?: KeptState) => {
  eraseOthersDrafts(user.id);
  return startClient(storage, user, kept);
};
const session = createSessionKeeper(sessionApi, start, memory);
const checked = session.check();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void session.look();
});
window.addEventListener('online', () => void session.look());
await speakFirst();
createRoot(root).render(
  <StrictMode>
    <Router aroundNav={aroundNav}>
      <App
        session={session}
        account={accountApi}
        draftsOf={browserDrafts}
        onBroken={() => void storage.forget()}
      />
    </Router>
  </StrictMode>,
);
// The first picture needs nothing of it, and would wait for it in the browser's queues.
await checked;
beforePaint(() => systemClock.after(0, () => fetchAhead(document.documentElement.lang)));
