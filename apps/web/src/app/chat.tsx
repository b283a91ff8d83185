import type { ChatClient } from '@parley/client';
import { ChatProvider } from '@parley/react';
import { useState } from 'react';
import { AccountContext, type AccountActions } from '../features/account/account-actions.ts';
import { Drafts, DraftsContext } from '../features/composer/drafts.ts';
import { Dialogs } from '../features/dialogs/dialogs.tsx';
import { Notices } from '../features/notices.tsx';
import { Shell } from './shell.tsx';

interface ChatProps {
  readonly client: ChatClient;
  readonly account: AccountActions;
}

/** One session: its providers, and what lives as long as it does (drafts, the open dialog, notices). */
export function Chat({ client, account }: ChatProps) {
  const [drafts] = useState(() => new Drafts());
  return (
    <ChatProvider client={client}>
      <AccountContext value={account}>
        <DraftsContext value={drafts}>
          <Notices>
            <Dialogs>
              <Shell />
            </Dialogs>
          </Notices>
        </DraftsContext>
      </AccountContext>
    </ChatProvider>
  );
}
