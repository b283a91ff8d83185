import { createContext, Suspense, use, useState, type ReactNode } from 'react';
import { lazy } from '../ui/lazy.ts';
import { ToastStack } from '../ui/toast-stack.tsx';
import type { Notice } from './notice-toast.tsx';
import { useDeleting } from './timeline/use-deletions.ts';

const NoticeToast = lazy(async () => ({ default: (await import('./notice-toast.tsx')).NoticeToast }));
const DeletionToast = lazy(async () => ({
  default: (await import('./timeline/deletion-toast.tsx')).DeletionToast,
}));

/** What went well is told politely, when a screen reader has said what it is saying; a problem at once. */
type Notify = (text: string, kind?: Notice['kind']) => void;

const NotifyContext = createContext<Notify>(() => {});

/** Tells what the page has no place of its own for; gone after a few seconds. */
export const useNotify = (): Notify => use(NotifyContext);

export function Notices({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const deleting = useDeleting().length > 0;
  const shown = (what: Notice) => (
    <Suspense fallback={null}>
      <NoticeToast notice={what} onClose={() => setNotice(undefined)} />
    </Suspense>
  );
  return (
    <NotifyContext value={(text, kind = 'problem') => setNotice({ text, kind })}>
      {children}
      <ToastStack>
        {/* There before its content, as a polite region must be to be heard; an alert in it would be read out twice. */}
        <div aria-live="polite">{notice?.kind === 'success' && shown(notice)}</div>
        {notice?.kind === 'problem' && shown(notice)}
        {deleting && (
          <Suspense fallback={null}>
            <DeletionToast />
          </Suspense>
        )}
      </ToastStack>
    </NotifyContext>
  );
}
