import { useReadable } from '@parley/react';
import { CloudOff } from 'lucide-react';
import { problemText } from '../features/problem.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { NamePicker } from '../ui/name-picker.tsx';
import { Chat } from './chat.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { SessionKeeper } from './session-keeper.ts';

interface AppProps {
  readonly session: SessionKeeper;
  /** The page broke by what it had to show: what is kept of it must not break the next one. */
  readonly onBroken?: () => void;
}

/** The name picker, or the chat. */
export function App({ session, onBroken }: AppProps) {
  return (
    <ErrorBoundary onBroken={onBroken}>
      <Stages session={session} />
    </ErrorBoundary>
  );
}

function Stages({ session }: { readonly session: SessionKeeper }) {
  const stage = useReadable(session);
  switch (stage.kind) {
    case 'asking':
      return null;
    case 'unreachable':
      return (
        <main className="flex h-full">
          <EmptyState
            tone="problem"
            icon={<CloudOff size={22} />}
            title="Parley can’t be reached"
            actions={
              <Button kind="primary" onClick={() => void session.check()}>
                Try again
              </Button>
            }
          >
            {problemText(stage.error)}
          </EmptyState>
        </main>
      );
    case 'outside':
      return (
        <NamePicker
          busy={stage.busy}
          error={stage.error && problemText(stage.error)}
          onPick={(name) => void session.enter(name)}
        />
      );
    case 'inside':
      return (
        <Chat
          client={stage.running.client}
          account={{
            signOut: async () => {
              const error = await session.signOut();
              return error && problemText(error);
            },
            startOver: session.startOver,
          }}
        />
      );
  }
}
