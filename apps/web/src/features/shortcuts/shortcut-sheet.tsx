import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { ShortcutList } from './shortcut-list.tsx';

/** What the keyboard can do, from anywhere by `?`. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <DialogBody>
        <ShortcutList />
      </DialogBody>
    </Dialog>
  );
}
