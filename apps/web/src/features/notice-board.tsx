import { useEffect, useEffectEvent } from 'react';
import { Toast, ToastStack } from '../ui/toast.tsx';
import { useClock } from './clock.ts';
import { DeletionToast } from './timeline/deletion-toast.tsx';

const shownMs = 6_000;

export interface Notice {
  readonly text: string;
  readonly kind: 'problem' | 'success';
}

interface NoticeBoardProps {
  readonly notice: Notice | undefined;
  readonly onClose: () => void;
}

/** What stands above the composer for a while: the last notice, and what can still be undone. */
export function NoticeBoard({ notice, onClose }: NoticeBoardProps) {
  const clock = useClock();
  const close = useEffectEvent(onClose);
  useEffect(() => (notice === undefined ? undefined : clock.after(shownMs, () => close())), [clock, notice]);
  return (
    <ToastStack>
      {notice !== undefined && (
        <Toast polite={notice.kind === 'success'} onClose={onClose}>
          {notice.text}
        </Toast>
      )}
      <DeletionToast />
    </ToastStack>
  );
}
