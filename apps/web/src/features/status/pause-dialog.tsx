import { pauseTexts } from '../../texts/en/pause.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { PauseChoices } from './pause-choices.tsx';

/** Do not disturb, for a while. */
export function PauseDialog({ onClose }: { readonly onClose: () => void }) {
  const t = pauseTexts();
  return (
    <Dialog title={t.title} description={t.description} onClose={onClose}>
      <DialogBody>
        <PauseChoices onDone={onClose} />
      </DialogBody>
    </Dialog>
  );
}
