import type { MessageId } from '@parley/events';
import { deletionsTexts } from '../../texts/en/deletions.ts';
import { DeletingNote } from '../../ui/timeline/deleting-note.tsx';
import { useDeleting, useDeletions } from './use-deletions.ts';
import { useHold } from './use-hold.ts';

/** Stands in the place of a message that is being deleted. */
export function DeletingMessage({ id }: { readonly id: MessageId }) {
  const deletions = useDeletions();
  const waits = useDeleting().some((each) => each.id === id && each.stage === 'waiting');
  const hold = useHold(waits);
  const t = deletionsTexts();
  return (
    <DeletingNote
      label={t.row}
      undo={t.undo({ count: 1 })}
      onUndo={waits ? () => deletions?.undo([id]) : undefined}
      {...hold}
    />
  );
}
