import { Link } from 'wouter';
import { fill } from '../../texts/texts.ts';
import { ownedTexts } from '../../texts/en/owned.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { adminPath } from '../admin/sections.ts';

/** Told once to whoever registered first. */
export function OwnedDialog({ onClose }: { readonly onClose: () => void }) {
  const t = ownedTexts();
  return (
    <Dialog title={t.title} onClose={onClose}>
      <DialogBody>
        <p className="text-base text-pretty">{t.first}</p>
        <p className="text-base text-pretty text-ink-soft">
          {fill(t.where, { page: <strong className="font-semibold text-ink">{t.admin}</strong> })}
        </p>
      </DialogBody>
      <DialogActions>
        <Link href={adminPath('invites')} onClick={onClose} className={buttonLook()}>
          {t.invite}
        </Link>
        <Button kind="primary" onClick={onClose}>
          {t.start}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
