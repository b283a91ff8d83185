import { Link } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';

/** Told once to whoever registered first. */
export function OwnedDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="This place is yours" onClose={onClose}>
      <DialogBody>
        <p className="text-base text-pretty">
          You are the first who registered here, so you own this Parley: you look after people, rooms, bots
          and tokens, make others admins, and read the log of what they do.
        </p>
        <p className="text-base text-pretty text-ink-soft">
          All of it is under <strong className="font-semibold text-ink">Administration</strong>, behind your
          name at the foot of the list of rooms.
        </p>
      </DialogBody>
      <DialogActions>
        <Link
          href="/admin"
          onClick={onClose}
          className="inline-flex h-9 items-center rounded-lg border border-line-strong px-3.5 text-base font-medium hover:bg-hover"
        >
          Show me
        </Link>
        <Button kind="primary" onClick={onClose}>
          Start talking
        </Button>
      </DialogActions>
    </Dialog>
  );
}
