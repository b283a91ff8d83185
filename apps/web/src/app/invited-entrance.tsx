import { MailX } from 'lucide-react';
import { useCallback } from 'react';
import { Link } from 'wouter';
import { commonTexts } from '../texts/en/common.ts';
import { entranceTexts } from '../texts/en/entrance.ts';
import { problemText } from '../features/problem.ts';
import { useAnswer } from '../features/use-answer.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { WaysIn } from './entrance.tsx';
import type { SessionKeeper, Stage } from './session-keeper.ts';

interface InvitedEntranceProps {
  readonly secret: string;
  readonly stage: Extract<Stage, { kind: 'outside' }>;
  readonly session: SessionKeeper;
}

/** Greets who was invited, or says kindly that the link lets nobody in any more. */
export function InvitedEntrance({ secret, stage, session }: InvitedEntranceProps) {
  const t = entranceTexts();
  const { invitation } = session;
  const { data, error, reload } = useAnswer(useCallback(() => invitation(secret), [invitation, secret]));
  if (data !== undefined) return <WaysIn stage={stage} session={session} invited={{ secret, says: data }} />;
  if (error === undefined) return <Waiting />;
  const isOver = error.code === 'not_found';
  return (
    <main className="flex h-full bg-side">
      <EmptyState
        tone={isOver ? undefined : 'problem'}
        icon={<MailX size={22} />}
        title={isOver ? t.inviteOver : t.inviteUnread}
        actions={
          <>
            {!isOver && (
              <Button kind="primary" onClick={reload}>
                {commonTexts().tryAgain}
              </Button>
            )}
            <Link href="/" className={buttonLook('primary')}>
              {t.toEntrance}
            </Link>
          </>
        }
      >
        {isOver ? t.inviteOverLead : problemText(error)}
      </EmptyState>
    </main>
  );
}
