import type { MessageId } from '@parley/events';
import { deletionsTexts } from '../../texts/en/deletions.ts';
import { isShortcut, isTyping } from '../../ui/shortcuts.ts';
import { Toast } from '../../ui/toast.tsx';
import { usePageKeys } from '../../ui/use-page-keys.ts';
import { focusPage } from '../focus-page.ts';
import type { Deletions } from './deletions.ts';
import { useDeleting, useDeletions } from './use-deletions.ts';
import { useHold } from './use-hold.ts';

/** Tells how many messages are being deleted, and undoes it, wherever in the page one is. */
export function DeletionToast() {
  const deletions = useDeletions();
  const waiting = useDeleting().flatMap(({ id, stage }) => (stage === 'waiting' ? id : []));
  const last = waiting.at(-1);
  if (deletions === undefined || last === undefined) return null;
  return <Waiting deletions={deletions} ids={waiting} last={last} />;
}

const rowOf = (id: MessageId) => document.querySelector<HTMLElement>(`[data-message="${id}"]`);

interface WaitingProps {
  readonly deletions: Deletions;
  readonly ids: readonly MessageId[];
  readonly last: MessageId;
}

function Waiting({ deletions, ids, last }: WaitingProps) {
  const t = deletionsTexts();
  const hold = useHold(true);
  usePageKeys((event) => {
    if (event.defaultPrevented || !isShortcut(event, 'undoDeletion') || isTyping(event.target)) return;
    event.preventDefault();
    rowOf(last)?.focus();
    deletions.undo([last]);
  });
  /** The buttons go with what they do, and the focus must stay somewhere. */
  const leaveFor = (act: () => void) => () => {
    const row = rowOf(last);
    if (row === null) focusPage();
    else row.focus();
    act();
  };
  const count = ids.length;
  return (
    <Toast
      actions={[
        { label: t.undo({ count }), shortcut: 'Control+Z', onAct: leaveFor(() => deletions.undo(ids)) },
        { label: t.now, onAct: leaveFor(() => void deletions.carryOut()) },
      ]}
      {...hold}
    >
      {t.deleting({ count })}
    </Toast>
  );
}
