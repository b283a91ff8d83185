import type { SessionEntry } from '@parley/events';
import { useChatClient, useCommand } from '@parley/react';
import { Monitor } from 'lucide-react';
import { useCallback } from 'react';
import { securityTexts } from '../../texts/en/security.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { Answered } from '../answered.tsx';
import { useNow } from '../clock.ts';
import { momentInText } from '../moment.ts';
import { useAnswer } from '../use-answer.ts';
import { CommandNote } from '../command-note.tsx';

/** Where I am signed in. */
export function SessionsSection() {
  const t = securityTexts();
  const client = useChatClient();
  const sessions = useAnswer(useCallback(() => client.ask('session:list', {}), [client]));
  const revoke = useCommand((session?: string) =>
    client.act('session:revoke', session === undefined ? {} : { session }),
  );
  const now = useNow('minute');
  const end = (session?: string) => void revoke.run(session).then(sessions.reload);
  return (
    <Section title={t.sessions} description={t.sessionsHint}>
      <CommandNote of={revoke} />
      <Answered answer={sessions} label={t.loadingSessions}>
        {({ sessions: all }) => (
          <>
            <Rows label={t.sessions}>
              {all.map((entry: SessionEntry) => {
                const device = entry.device ?? t.unknownDevice;
                return (
                  <Row
                    key={entry.id}
                    mark={<Monitor size={18} aria-hidden="true" className="text-ink-faint" />}
                    title={device}
                    note={[
                      ...(entry.current ? [t.thisOne] : []),
                      entry.connected ? t.connected : t.lastUsed({ when: momentInText(entry.usedAt, now) }),
                      t.since({ when: momentInText(entry.createdAt, now) }),
                    ].join(' · ')}
                    actions={
                      !entry.current && (
                        <Button
                          size="sm"
                          busy={revoke.pending}
                          aria-label={t.signOutDevice({ device })}
                          onClick={() => end(entry.id)}
                        >
                          {t.signOut}
                        </Button>
                      )
                    }
                  />
                );
              })}
            </Rows>
            {all.length > 1 && (
              <Button className="self-start" busy={revoke.pending} onClick={() => end()}>
                {t.signOutOthers}
              </Button>
            )}
          </>
        )}
      </Answered>
    </Section>
  );
}
