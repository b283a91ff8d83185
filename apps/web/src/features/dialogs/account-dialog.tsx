import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { can } from '@parley/events/policy';
import { useChatClient, useCommand, useMe, useOutbox } from '@parley/react';
import { LogOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { fromServer } from '../../texts/server.ts';
import { fill } from '../../texts/texts.ts';
import { accountDialogTexts } from '../../texts/en/account-dialog.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAccount } from '../account/account-actions.ts';
import { problemText } from '../problem.ts';
import { StatusButtons } from '../status/status-buttons.tsx';
import { useDeletions } from '../timeline/use-deletions.ts';

/** My name, and the way out. */
export function AccountDialog({ onClose }: { readonly onClose: () => void }) {
  const t = accountDialogTexts();
  const client = useChatClient();
  const me = useMe();
  const rename = useCommand(client.updateName);
  const { signOut } = useAccount();
  const deletions = useDeletions();
  const { sending, failed } = useOutbox();
  const unsent = sending + failed;
  const [name, setName] = useState(me?.name ?? '');
  const [leaving, setLeaving] = useState(false);
  const [asked, setAsked] = useState(false);
  const [stuck, setStuck] = useState<string>();
  const problem = nameProblem(name, limits.userName);

  const save = async () => {
    if (problem !== undefined || rename.pending) return;
    const ack = name === me?.name ? { ok: true } : await rename.run(name);
    if (ack.ok) onClose();
  };
  const leave = async () => {
    if (unsent > 0 && !asked) return setAsked(true);
    setLeaving(true);
    // Without the session nobody may do it any more.
    await deletions?.carryOut();
    setStuck(await signOut());
    setLeaving(false);
  };
  const warns = asked && unsent > 0;
  const refused = rename.error && problemText(rename.error);

  return (
    <Dialog title={t.title} onClose={onClose}>
      <form
        noValidate
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <DialogBody>
          <TextField
            label={t.name}
            autoComplete="nickname"
            spellCheck={false}
            dir="auto"
            value={name}
            hint={t.nameHint}
            error={problem === undefined ? refused : t.nameProblem({ problem: fromServer(problem) })}
            onChange={(event) => {
              rename.clear();
              setName(event.target.value);
            }}
          />
          <StatusButtons />
          <nav aria-label={t.pages} className="flex flex-wrap gap-x-5 gap-y-1 text-base">
            <PageLink to="/settings/profile" onGo={onClose}>
              {t.settings}
            </PageLink>
            {me !== undefined && can(me, 'place:state', {}) && (
              <PageLink to="/admin" onGo={onClose}>
                {t.admin}
              </PageLink>
            )}
          </nav>
          <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
            {me?.role === 'guest' && (
              <p className="text-sm text-ink-soft">
                {fill(t.guest, {
                  link: (
                    <PageLink to="/settings/profile" onGo={onClose}>
                      {t.keep}
                    </PageLink>
                  ),
                })}
              </p>
            )}
            {warns && <ErrorNote>{t.unsent({ count: unsent })}</ErrorNote>}
            <Button kind={warns ? 'danger' : 'outline'} busy={leaving} onClick={() => void leave()}>
              <LogOut size={16} aria-hidden="true" className="rtl:-scale-x-100" />
              {warns ? t.signOutErase : t.signOut}
            </Button>
            {stuck !== undefined && <ErrorNote>{stuck}</ErrorNote>}
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" busy={rename.pending}>
            {t.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface PageLinkProps {
  readonly to: string;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

function PageLink({ to, onGo, children }: PageLinkProps) {
  return (
    <Link href={to} onClick={onGo} className="rounded-md font-medium text-accent-ink underline">
      {children}
    </Link>
  );
}
