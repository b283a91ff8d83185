import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { Toast } from '../ui/toast.tsx';
import { useClock } from './clock.ts';

type Notify = (text: string) => void;

const NotifyContext = createContext<Notify>(() => {});
const shownMs = 6_000;

/** Tells what went wrong where the page has no place of its own for it; gone after a few seconds. */
export const useNotify = (): Notify => use(NotifyContext);

export function Notices({ children }: { readonly children: ReactNode }) {
  const clock = useClock();
  const [notice, setNotice] = useState<{ readonly text: string }>();
  useEffect(
    () => (notice === undefined ? undefined : clock.after(shownMs, () => setNotice(undefined))),
    [clock, notice],
  );
  return (
    <NotifyContext value={(text) => setNotice({ text })}>
      {children}
      {notice !== undefined && <Toast onClose={() => setNotice(undefined)}>{notice.text}</Toast>}
    </NotifyContext>
  );
}
