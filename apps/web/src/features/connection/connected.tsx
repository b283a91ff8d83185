import { useConnection } from '@parley/react';
import type { ReactNode } from 'react';
import { ConnectedContext } from '../../ui/connected.ts';

/** Tells what is inside whether the server can be reached. */
export function Connected({ children }: { readonly children: ReactNode }) {
  const { status } = useConnection();
  return <ConnectedContext value={status === 'connected'}>{children}</ConnectedContext>;
}
