import { systemClock } from '@parley/events/clock';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { Toast } from '../ui/toast.tsx';

type Notify = (text: string) => void;

const NotifyContext = createContext<Notify>(() => {});
const shownMs = 6_000;

/** Tells what went wrong where the page has no place of its own for it; gone after a few seconds. */
export const useNotify = (): Notify => use(NotifyContext);

export function Notices({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<{ readonly text: string }>();
  useEffect(
    () => (notice === undefined ? undefined : systemClock.after(shownMs, () => setNotice(undefined))),
    [notice],
  );
  return (
    <NotifyContext value={(text) => setNotice({ text })}>
      {children}
      {notice !== undefined && <Toast onClose={() => setNotice(undefined)}>{notice.text}</Toast>}
    </NotifyContext>
  );
}
