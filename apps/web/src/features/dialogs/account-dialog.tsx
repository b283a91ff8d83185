import type { User } from '@parley/events';
import { can } from '@parley/events/policy';
import { useMe, useOutbox } from '@parley/react';
import { LogOut, Pencil, Settings2, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { fill } from '../../texts/texts.ts';
import { accountDialogTexts } from '../../texts/en/account-dialog.ts';
import { Action, ActionList } from '../../ui/action-list.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useAccount } from '../account/account-actions.ts';
import { roleWords } from '../role-words.ts';
import { settingsPath } from '../settings/sections.ts';
import { StatusActions } from '../status/status-actions.tsx';
import { useDeletions } from '../timeline/use-deletions.ts';

interface AccountDialogProps {
  readonly onClose: () => void;
}

/** Who I am here, how I am doing, what can be set, and the way out. */
export function AccountDialog({ onClose }: AccountDialogProps) {
  const t = accountDialogTexts();
  const me = useMe();
  if (me === undefined) return null;
  return (
    <Dialog title={t.title} onClose={onClose}>
      <DialogBody>
        <WhoIAm me={me} onClose={onClose} />
        <ActionList label={t.actions}>
          <StatusActions />
          <Action
            icon={<Pencil size={18} />}
            label={t.profile}
            href={settingsPath('profile')}
            onClick={onClose}
          />
          <Action
            icon={<Settings2 size={18} />}
            label={t.settings}
            href={settingsPath('appearance')}
            onClick={onClose}
          />
          {can(me, 'place:state', {}) && (
            <Action icon={<ShieldCheck size={18} />} label={t.admin} href="/admin" onClick={onClose} />
          )}
        </ActionList>
        <SignOut />
      </DialogBody>
    </Dialog>
  );
}

interface WhoIAmProps extends AccountDialogProps {
  readonly me: User;
}

function WhoIAm({ me: { name, avatar, handle, role }, onClose }: WhoIAmProps) {
  const t = accountDialogTexts();
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar name={name} picture={avatar} size="xl" />
        <div className="min-w-0">
          <p dir="auto" className="truncate text-read font-semibold">
            {name}
          </p>
          <p className="truncate text-sm text-ink-soft">
            {handle !== undefined && <bdi>{`@${handle} · `}</bdi>}
            {roleWords()[role]}
          </p>
        </div>
      </div>
      {role === 'guest' && (
        <p className="rounded-xl bg-sunken px-3.5 py-2.5 text-sm text-pretty text-ink-soft">
          {fill(t.guest, {
            link: (
              <Link
                href={settingsPath('profile')}
                onClick={onClose}
                className="rounded-md font-medium text-accent-ink underline"
              >
                {t.keep}
              </Link>
            ),
          })}
        </p>
      )}
    </>
  );
}

function SignOut() {
  const t = accountDialogTexts();
  const { signOut } = useAccount();
  const deletions = useDeletions();
  const { sending, failed } = useOutbox();
  const unsent = sending + failed;
  const [leaving, setLeaving] = useState(false);
  const [asked, setAsked] = useState(false);
  const [stuck, setStuck] = useState<string>();
  const warns = asked && unsent > 0;

  const leave = async () => {
    if (unsent > 0 && !asked) return setAsked(true);
    setLeaving(true);
    // Without the session nobody may do it any more.
    await deletions?.carryOut();
    setStuck(await signOut());
    setLeaving(false);
  };

  return (
    <div className="flex flex-col gap-2 border-t border-line pt-2">
      {warns && <ErrorNote>{t.unsent({ count: unsent })}</ErrorNote>}
      <ActionList label={t.signOut}>
        <Action
          icon={<LogOut size={18} className="rtl:-scale-x-100" />}
          label={warns ? t.signOutErase : t.signOut}
          danger={warns}
          busy={leaving}
          onClick={() => void leave()}
        />
      </ActionList>
      {stuck !== undefined && <ErrorNote>{stuck}</ErrorNote>}
    </div>
  );
}
