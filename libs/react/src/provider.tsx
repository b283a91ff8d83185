import type { ChatClient } from '@parley/client';
import { createContext, useContext, type ReactNode } from 'react';

const ClientContext = createContext<ChatClient | undefined>(undefined);

/** Gives the hooks below it their client; who made the client also starts and closes it. */
export function ChatProvider({
  client,
  children,
}: {
  readonly client: ChatClient;
  readonly children: ReactNode;
}) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** The client itself, for what is done in event handlers: its functions are stable and need no binding. */
export function useChatClient(): ChatClient {
  const client = useContext(ClientContext);
  if (client === undefined) throw new Error('There is no <ChatProvider> above this component.');
  return client;
}
