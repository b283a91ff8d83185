import { createContext, Suspense, use, useState, type ReactNode } from 'react';
import { lazy } from '../ui/lazy.ts';
import type { Notice } from './notice-board.tsx';
import { useDeleting } from './timeline/use-deletions.ts';

const NoticeBoard = lazy(async () => ({ default: (await import('./notice-board.tsx')).NoticeBoard }));

type Notify = (text: string) => void;

const NotifyContext = createContext<Notify>(() => {});

/** Tells what went wrong where the page has no place of its own for it; gone after a few seconds. */
export const useNotify = (): Notify => use(NotifyContext);

export function Notices({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const deleting = useDeleting().length > 0;
  return (
    <NotifyContext value={(text) => setNotice({ text })}>
      {children}
      {(notice !== undefined || deleting) && (
        <Suspense fallback={null}>
          <NoticeBoard notice={notice} onClose={() => setNotice(undefined)} />
        </Suspense>
      )}
    </NotifyContext>
  );
}
