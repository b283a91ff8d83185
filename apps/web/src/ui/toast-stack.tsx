import type { ReactNode } from 'react';

/** Where toasts stand: above the composer, one above the other. */
export function ToastStack({ children }: { readonly children: ReactNode }) {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-28 z-30 flex flex-col items-center gap-2 px-4">
      {children}
    </div>
  );
}
