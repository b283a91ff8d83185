import type { ChatClient } from '@parley/client';
import type { Clock } from '@parley/events/clock';
import { ChatProvider } from '@parley/react';
import { useEffect, useState } from 'react';
import { AccountContext, type AccountActions } from '../features/account/account-actions.ts';
import { useClock } from '../features/clock.ts';
import { Connected } from '../features/connection/connected.tsx';
import { Drafts, DraftsContext, type DraftStorage } from '../features/composer/drafts.ts';
import { Dialogs } from '../features/dialogs/dialogs.tsx';
import { Notices } from '../features/notices.tsx';
import { noteOpening } from '../features/notify/opened-with.ts';
import type { Deletions } from '../features/timeline/deletions.ts';
import { PlacesContext, type Places } from '../features/timeline/places.ts';
import { DeletionsContext } from '../features/timeline/use-deletions.ts';
import { TextHostContext, type TextHost } from '../ui/text/text-host.ts';
import { copyText } from '../features/copy-text.ts';
import { useSpoken } from '../texts/use-spoken.ts';
import { patiently } from '../ui/lazy.ts';
import { Shell } from './shell.tsx';

/** What texts need of the session; names of rooms are gathered when a text first may hold one. */
function textHostOf(client: ChatClient, clock: Clock): TextHost {
  let rooms: ReturnType<NonNullable<TextHost['rooms']>> | undefined;
  return {
    copy: copyText,
    rooms: () =>
      (rooms ??= patiently(() => import('../features/room-names.ts')).then(({ roomNames }) =>
        roomNames(client, clock),
      )),
  };
}

interface ChatProps {
  readonly client: ChatClient;
  readonly account: AccountActions;
  /** Somebody has just become the owner of the place, and is told so. */
  readonly ownsNow?: boolean | undefined;
  /** Where drafts outlive the page; by default nowhere. */
  readonly draftStorage?: DraftStorage | undefined;
}

/**
 * One session: its providers, and what lives as long as it does (drafts, places in rooms, deletions under way, the open dialog,
 * notices).
 */
export function Chat({ client, account, ownsNow = false, draftStorage }: ChatProps) {
  const [drafts] = useState(() => new Drafts(draftStorage, client.serverNow));
  const [places] = useState<Places>(() => new Map());
  const [deletions, setDeletions] = useState<Deletions>();
  const clock = useClock();
  const language = useSpoken();
  const [textHost] = useState(() => textHostOf(client, clock));
  useEffect(() => {
    const opening = noteOpening(client);
    const follows = patiently(() => import('../features/following.ts')).then(({ follow }) =>
      follow(client, drafts, clock, opening.heads()),
    );
    return () => {
      opening.end();
      void follows.then((end) => end());
    };
  }, [client, drafts, clock]);
  useEffect(() => {
    const marks = patiently(() => import('./favicon.ts')).then(({ markFavicon }) => markFavicon(client));
    return () => void marks.then((end) => end());
  }, [client]);
  useEffect(() => {
    const made = patiently(() => import('../features/timeline/deletions.ts')).then(
      ({ Deletions: Made }) => new Made(client, clock),
    );
    void made.then(setDeletions);
    return () => void made.then((it) => it.close());
  }, [client, clock]);
  return (
    <ChatProvider client={client}>
      <AccountContext value={account}>
        <DraftsContext value={drafts}>
          <PlacesContext value={places}>
            <DeletionsContext value={deletions}>
              {/* Another language is another page: all of it is drawn anew. */}
              <Notices key={language}>
                <Dialogs first={ownsNow ? { kind: 'owned' } : undefined}>
                  <TextHostContext value={textHost}>
                    <Connected>
                      <Shell />
                    </Connected>
                  </TextHostContext>
                </Dialogs>
              </Notices>
            </DeletionsContext>
          </PlacesContext>
        </DraftsContext>
      </AccountContext>
    </ChatProvider>
  );
}
