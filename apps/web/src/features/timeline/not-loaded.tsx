import type { CommandError } from '@parley/events';
import { CloudOff } from 'lucide-react';
import { commonTexts } from '../../texts/en/common.ts';
import { timelineTexts } from '../../texts/en/timeline.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { problemText } from '../problem.ts';

interface NotLoadedProps {
  readonly error: CommandError;
  readonly onRetry: () => void;
}

/** In the place of a room's messages, when none could be had. */
export function NotLoaded({ error, onRetry }: NotLoadedProps) {
  return (
    <EmptyState
      tone="problem"
      icon={<CloudOff size={22} />}
      title={timelineTexts().notLoaded}
      actions={<Button onClick={onRetry}>{commonTexts().tryAgain}</Button>}
    >
      {problemText(error)}
    </EmptyState>
  );
}
