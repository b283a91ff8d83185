import { createContext, Suspense, use, useState, type ReactNode } from 'react';
import { lazy } from '../ui/lazy.ts';
import type { Notice } from './notice-board.tsx';
import { useDeleting } from './timeline/use-deletions.ts';

const NoticeBoard = lazy(async () => ({ default: (await import('./notice-board.tsx')).NoticeBoard }));

/** What went well is told politely, when a screen reader has said what it is saying; a problem at once. */
type Notify = (text: string, kind?: Notice['kind']) => void;

const NotifyContext = createContext<Notify>(() => {});

/** Tells what the page has no place of its own for; gone after a few seconds. */
export const useNotify = (): Notify => use(NotifyContext);

export function Notices({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const deleting = useDeleting().length > 0;
  return (
    <NotifyContext value={(text, kind = 'problem') => setNotice({ text, kind })}>
      {children}
      {/* There before its content, as a polite region must be to be heard. */}
      <div aria-live="polite">
        {(notice !== undefined || deleting) && (
          <Suspense fallback={null}>
            <NoticeBoard notice={notice} onClose={() => setNotice(undefined)} />
          </Suspense>
        )}
      </div>
    </NotifyContext>
  );
}
