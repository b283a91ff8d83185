import { limits } from '@parley/events/limits';
import { nameProblem } from '@parley/events/names';
import { can } from '@parley/events/policy';
import { useChatClient, useCommand, useMe, useOutbox } from '@parley/react';
import { LogOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAccount } from '../account/account-actions.ts';
import { problemText } from '../problem.ts';

/** My name, and the way out. */
export function AccountDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useChatClient();
  const me = useMe();
  const rename = useCommand(client.updateName);
  const { signOut } = useAccount();
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
    setStuck(await signOut());
    setLeaving(false);
  };
  const warns = asked && unsent > 0;
  const refused = rename.error && problemText(rename.error);

  return (
    <Dialog title="Your account" onClose={onClose}>
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
            label="Your name"
            autoComplete="nickname"
            spellCheck={false}
            dir="auto"
            value={name}
            hint="Others see it at once, on your earlier messages too."
            error={problem === undefined ? refused : `Your name ${problem}.`}
            onChange={(event) => {
              rename.clear();
              setName(event.target.value);
            }}
          />
          <nav aria-label="Pages" className="flex flex-wrap gap-x-5 gap-y-1 text-base">
            <PageLink to="/settings/profile" onGo={onClose}>
              Settings
            </PageLink>
            {me !== undefined && can(me, 'place:state', {}) && (
              <PageLink to="/admin" onGo={onClose}>
                Administration
              </PageLink>
            )}
          </nav>
          <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
            {me?.role === 'guest' && (
              <p className="text-sm text-ink-soft">
                As a guest you are known by this browser only: after signing out your name is free for others.
                With a password it stays yours:{' '}
                <PageLink to="/settings/profile" onGo={onClose}>
                  keep this name
                </PageLink>
                .
              </p>
            )}
            {warns && (
              <ErrorNote>
                {`${unsent === 1 ? 'One message is' : `${unsent} messages are`} not sent yet. Signing out erases ${unsent === 1 ? 'it' : 'them'}.`}
              </ErrorNote>
            )}
            <Button kind={warns ? 'danger' : 'outline'} busy={leaving} onClick={() => void leave()}>
              <LogOut size={16} aria-hidden="true" />
              {warns ? 'Sign out and erase' : 'Sign out'}
            </Button>
            {stuck !== undefined && <ErrorNote>{stuck}</ErrorNote>}
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" busy={rename.pending}>
            Save name
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
