import { useCommand } from '@parley/react';
import { Mail, MailX } from 'lucide-react';
import { useCallback } from 'react';
import { Link, useLocation } from 'wouter';
import { perLocale } from '../../texts/language.ts';
import { invitePageTexts } from '../../texts/en/invite-page.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section, SectionPage } from '../../ui/sections/section-page.tsx';
import { useAccount } from '../account/account-actions.ts';
import { Answered } from '../answered.tsx';
import { useFragment } from '../fragment.ts';
import { PageTitle } from '../page-title.tsx';
import { problemText } from '../problem.ts';
import { useAnswer } from '../use-answer.ts';
import { CommandNote } from '../command-note.tsx';

const nameList = perLocale((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));

/** The link of an invitation, followed by who is in already: it leads to the rooms. */
export function InvitePage() {
  const t = invitePageTexts();
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
      <PageTitle>{t.title}</PageTitle>
      <SectionPage title={t.title} icon={<Mail size={18} />} sections={[]} current="">
        {answer.error?.code === 'not_found' ? (
          <EmptyState
            icon={<MailX size={22} />}
            title={problemText(answer.error)}
            tone="problem"
            actions={
              <Link href="/" className={buttonLook('primary')}>
                {t.toRooms}
              </Link>
            }
          />
        ) : (
          <Answered answer={answer} label={t.loading}>
            {({ by, rooms }) => (
              <Section
                title={by === undefined ? t.any : t.by({ name: by })}
                description={rooms.length === 0 ? t.noRooms : t.rooms({ rooms: nameList().format(rooms) })}
              >
                <CommandNote of={accept} />
                {rooms.length > 0 && (
                  <Button
                    kind="primary"
                    className="self-start"
                    busy={accept.pending}
                    onClick={() => void join()}
                  >
                    {t.join}
                  </Button>
                )}
              </Section>
            )}
          </Answered>
        )}
      </SectionPage>
    </>
  );
}
