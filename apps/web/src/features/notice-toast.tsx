import { useEffect, useEffectEvent } from 'react';
import { Toast } from '../ui/toast.tsx';
import { useClock } from './clock.ts';

const shownMs = 6_000;

export interface Notice {
  readonly text: string;
  readonly kind: 'problem' | 'success';
}

interface NoticeToastProps {
  readonly notice: Notice;
  readonly onClose: () => void;
}

/** The last notice, for a while. */
export function NoticeToast({ notice, onClose }: NoticeToastProps) {
  const clock = useClock();
  const close = useEffectEvent(onClose);
  useEffect(() => clock.after(shownMs, () => close()), [clock, notice]);
  return (
    <Toast polite={notice.kind === 'success'} onClose={onClose}>
      {notice.text}
    </Toast>
  );
}
