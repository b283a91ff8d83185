import { useReadable } from '@parley/react';
import type { UserId } from '@parley/events';
import { WifiOff } from 'lucide-react';
import { Suspense } from 'react';
import { commonTexts } from '../texts/en/common.ts';
import type { DraftStorage } from '../features/composer/drafts.ts';
import type { AccountActions } from '../features/account/account-actions.ts';
import { problemText } from '../features/problem.ts';
import { appTexts } from '../texts/en/app.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { placeName } from '../ui/place-name.ts';
import { Waiting } from '../ui/waiting.tsx';
import { Chat } from './chat.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { SessionKeeper } from './session-keeper.ts';
import { lazy } from '../ui/lazy.ts';

// Who is in already, which is nearly always, has no need of it.
const Entrance = lazy(async () => ({ default: (await import('./entrance.tsx')).Entrance }));

interface AppProps {
  readonly session: SessionKeeper;
  readonly account: Omit<AccountActions, 'signOut'>;
  /** Where a person's drafts outlive the page. */
  readonly draftsOf?: ((user: UserId) => DraftStorage) | undefined;
  /** The page broke by what it had to show: what is kept of it must not break the next one. */
  readonly onBroken?: () => void;
}

/** The first screen, or the chat. */
export function App({ session, account, draftsOf, onBroken }: AppProps) {
  return (
    <ErrorBoundary onBroken={onBroken}>
      <Stages session={session} account={account} draftsOf={draftsOf} />
    </ErrorBoundary>
  );
}

function Stages({ session, account, draftsOf }: Omit<AppProps, 'onBroken'>) {
  // Drawn a few times in all: the compiler's memory of it would be a part of the first load for nothing.
  'use no memo';
  const stage = useReadable(session);
  const t = appTexts();
  switch (stage.kind) {
    case 'asking':
      return <Waiting />;
    case 'unreachable':
      return (
        <main className="flex h-full">
          <EmptyState
            tone="problem"
            icon={<WifiOff size={22} />}
            title={t.unreachable({ place: placeName })}
            actions={
              <Button kind="primary" onClick={() => void session.check()}>
                {commonTexts().tryAgain}
              </Button>
            }
          >
            {problemText(stage.error)} {t.triesAgain}
          </EmptyState>
        </main>
      );
    case 'outside':
      return (
        <Suspense fallback={<Waiting />}>
          <Entrance stage={stage} session={session} />
        </Suspense>
      );
    case 'inside': {
      const user = stage.running.client.me.get();
      return (
        <Chat
          client={stage.running.client}
          draftStorage={user && draftsOf?.(user.id)}
          ownsNow={stage.ownsNow}
          account={{
            ...account,
            signOut: async () => {
              const error = await session.signOut();
              return error && problemText(error);
            },
          }}
        />
      );
    }
  }
}
