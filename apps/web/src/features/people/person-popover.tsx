import { Popover } from '@base-ui/react/popover';
import type { UserId } from '@parley/events';
import { useChatClient, useMe, useReadable } from '@parley/react';
import { localeOf, spoken } from '../../texts/language.ts';
import { personCardTexts } from '../../texts/en/person-card.ts';
import { beside } from '../../ui/beside.ts';
import { PersonCard } from '../../ui/person-card.tsx';
import { useGoingBack } from '../../ui/going-back.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { makeTimes } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { personName } from '../person-name.ts';
import { roleWords } from '../role-words.ts';
import { useOpenPerson } from '../sidebar/sidebar-people.tsx';
import { useStatus } from '../status/lasting.ts';
import { statusTitle } from '../status/status-title.ts';
import { usePresences } from '../use-names.ts';

interface PersonPopoverProps {
  readonly id: UserId;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Who somebody is, beside where they are named. Loaded when first wanted. */
export function PersonPopover({ id, anchor, onClose }: PersonPopoverProps) {
  const client = useChatClient();
  const user = useReadable(client.user(id));
  const isMe = useMe()?.id === id;
  const presence = usePresences([id])(id);
  const status = useStatus(id);
  const { open } = useOpenPerson();
  const now = useNow('minute');
  useGoingBack(onClose);
  if (user === undefined) return null;
  const name = personName(user);
  const isHere = user.gone === undefined;
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="start" side="bottom" sideOffset={6} {...beside()}>
          <Popover.Popup
            aria-label={personCardTexts().about({ name })}
            finalFocus={() => anchor.closest<HTMLElement>('[data-message]')}
            className="max-h-(--available-height) overflow-y-auto rounded-xl border border-line bg-raised text-ink shadow-pop outline-none"
          >
            <PersonCard
              name={name}
              picture={user.avatar}
              handle={user.handle}
              roleName={isHere ? roleWords()[user.role] : personCardTexts().gone}
              presence={isHere ? presence : undefined}
              status={status && <StatusMark {...status} title={statusTitle(status)} wide />}
              clock={isHere ? clockIn(user.timeZone, now) : undefined}
              onMessage={
                isHere && !isMe
                  ? () => {
                      onClose();
                      open(user);
                    }
                  : undefined
              }
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A browser may not know each zone that the server does. */
function clockIn(timeZone: string | undefined, now: number): string | undefined {
  try {
    return timeZone && makeTimes(localeOf(spoken.get(), navigator.languages), timeZone).clock(now);
  } catch {
    return undefined;
  }
}
