import { can } from '@parley/events/policy';
import { useMe } from '@parley/react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface InviteLinkProps {
  readonly onLeave?: () => void;
  readonly children: ReactNode;
}

/** The way to the invitations, within a sentence, for those who may make one. */
export function InviteLink({ onLeave, children }: InviteLinkProps) {
  const me = useMe();
  if (me === undefined || !can(me, 'invite:create', {})) return null;
  return (
    <Link href="/admin/invites" onClick={onLeave} className="text-accent-ink underline underline-offset-2">
      {children}
    </Link>
  );
}
