import { useCommand } from '@parley/react';
import { Mail } from 'lucide-react';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Section, SectionPage } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { Answered } from '../answered.tsx';
import { useFragment } from '../fragment.ts';
import { PageTitle } from '../page-title.tsx';
import { problemText } from '../problem.ts';
import { useAnswer } from '../use-answer.ts';

/** The link of an invitation, followed by who is in already: it leads to the rooms. */
export function InvitePage() {
  const secret = useFragment();
  const { invitation, acceptInvite } = useAccount();
  const answer = useAnswer(useCallback(() => invitation(secret), [invitation, secret]));
  const accept = useCommand(acceptInvite);
  const [, navigate] = useLocation();
  const join = async () => {
    const ack = await accept.run(secret);
    if (ack.ok) navigate('/', { replace: true });
  };
  return (
    <>
      <PageTitle>Invitation</PageTitle>
      <SectionPage title="Invitation" icon={<Mail size={18} />} sections={[]} current="">
        <Answered answer={answer} label="Loading the invitation">
          {({ by, rooms }) => (
            <Section
              title={by === undefined ? 'An invitation' : `${by} invites you`}
              description={
                rooms.length === 0
                  ? 'You are in already, and the invitation names no rooms.'
                  : `You are in already. The invitation leads to ${rooms.join(', ')}.`
              }
            >
              {accept.error !== undefined && <ErrorNote>{problemText(accept.error)}</ErrorNote>}
              {rooms.length > 0 && (
                <Button
                  kind="primary"
                  className="self-start"
                  busy={accept.pending}
                  onClick={() => void join()}
                >
                  Join
                </Button>
              )}
            </Section>
          )}
        </Answered>
      </SectionPage>
    </>
  );
}
