import type { SessionEntry } from '@parley/events';
import { useChatClient, useCommand } from '@parley/react';
import { Monitor } from 'lucide-react';
import { useCallback } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { Answered } from '../answered.tsx';
import { useNow } from '../clock.ts';
import { momentInText } from '../moment.ts';
import { problemText } from '../problem.ts';
import { useAnswer } from '../use-answer.ts';

/** Where I am signed in. */
export function SessionsSection() {
  const client = useChatClient();
  const sessions = useAnswer(useCallback(() => client.ask('session:list', {}), [client]));
  const revoke = useCommand((session?: string) =>
    client.act('session:revoke', session === undefined ? {} : { session }),
  );
  const now = useNow('minute');
  const end = (session?: string) => void revoke.run(session).then(sessions.reload);
  return (
    <Section
      title="Sessions"
      description="The browsers and devices in which you are signed in. If you do not know one of them, sign it out and change your password."
    >
      {revoke.error !== undefined && <ErrorNote>{problemText(revoke.error)}</ErrorNote>}
      <Answered answer={sessions} label="Loading your sessions">
        {({ sessions: all }) => (
          <>
            <Rows label="Sessions">
              {all.map((entry: SessionEntry) => {
                const device = entry.device ?? 'Unknown device';
                return (
                  <Row
                    key={entry.id}
                    mark={<Monitor size={18} aria-hidden="true" className="text-ink-faint" />}
                    title={device}
                    note={[
                      ...(entry.current ? ['this one'] : []),
                      entry.connected ? 'connected now' : `last used ${momentInText(entry.usedAt, now)}`,
                      `since ${momentInText(entry.createdAt, now)}`,
                    ].join(' · ')}
                    actions={
                      !entry.current && (
                        <Button
                          size="sm"
                          busy={revoke.pending}
                          aria-label={`Sign out ${device}`}
                          onClick={() => end(entry.id)}
                        >
                          Sign out
                        </Button>
                      )
                    }
                  />
                );
              })}
            </Rows>
            {all.length > 1 && (
              <Button className="self-start" busy={revoke.pending} onClick={() => end()}>
                Sign out all others
              </Button>
            )}
          </>
        )}
      </Answered>
    </Section>
  );
}
