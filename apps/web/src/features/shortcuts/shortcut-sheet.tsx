import { shortcutsTexts } from '../../texts/en/shortcuts.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { ShortcutList } from './shortcut-list.tsx';

/** What the keyboard can do, from anywhere by `?`. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const t = shortcutsTexts();
  return (
    <Dialog title={t.title} onClose={onClose}>
      <DialogBody>
        <ShortcutList />
      </DialogBody>
    </Dialog>
  );
}
