import type { User, UserId } from '@parley/events';
import { GENERAL, LOBBY_GUEST } from '@parley/events/ids';
import { useChatClient, useMe, useMembers, useRoom } from '@parley/react';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { PresenceView } from '../../ui/avatar.tsx';
import { perLocale } from '../../texts/language.ts';
import { sidebarPeopleTexts } from '../../texts/en/sidebar-people.ts';
import { PersonButton, SidebarList, SidebarNote, SidebarSection } from '../../ui/sidebar/sidebar-parts.tsx';
import { InviteLink } from '../invite/invite-link.tsx';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { roomPath } from '../rooms.ts';
import { PersonStatus } from '../status/person-status.tsx';
import { usePresences } from '../use-names.ts';

/** As many as one takes in at a glance; the page of people has them all. */
const shownAtMost = 20;

const rank: Readonly<Record<PresenceView, number>> = { online: 0, paused: 0, away: 1, offline: 2 };
const byName = perLocale((locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));

interface SidebarPeopleProps {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Who is around: everybody is in #general, so its members are the people of the place, kept live. */
export function SidebarPeople({ open: isOpen, onToggle }: SidebarPeopleProps) {
  const t = sidebarPeopleTexts();
  const me = useMe();
  const { members } = useMembers(GENERAL);
  const isInGeneral = useRoom(GENERAL) !== undefined;
  const { open, opening } = useOpenPerson();
  const others = members
    .map(({ user }) => user)
    .filter(({ id, gone }) => id !== me?.id && id !== LOBBY_GUEST && gone === undefined);
  const presenceOf = usePresences(others.map(({ id }) => id));
  const place = (user: User) => rank[presenceOf(user.id) ?? 'offline'];
  const { compare } = byName();
  const shown = others
    .toSorted((a, b) => place(a) - place(b) || compare(a.name, b.name))
    .slice(0, shownAtMost);
  return (
    <SidebarSection
      title={t.people}
      open={isOpen}
      onToggle={onToggle}
      actions={
        <Link
          href="/people"
          aria-label={t.find}
          title={t.find}
          className="inline-flex size-control-sm items-center justify-center rounded-md text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
        >
          <Search size={15} aria-hidden="true" />
        </Link>
      }
    >
      {!isOpen ? null : shown.length === 0 ? (
        <SidebarNote>
          {isInGeneral ? t.alone : t.search} <InviteLink>{t.invite}</InviteLink>
        </SidebarNote>
      ) : (
        <SidebarList>
          {shown.map((user) => (
            <PersonButton
              key={user.id}
              name={user.name}
              picture={user.avatar}
              presence={presenceOf(user.id)}
              status={<PersonStatus id={user.id} />}
              busy={opening === user.id}
              onClick={() => open(user)}
            />
          ))}
        </SidebarList>
      )}
    </SidebarSection>
  );
}

interface OpenPerson {
  /** Opens the conversation with one person, at once if there is one already; a refusal is told in a notice. */
  readonly open: (user: User) => void;
  /** With whom one is being opened. */
  readonly opening: UserId | undefined;
}

export function useOpenPerson(): OpenPerson {
  const client = useChatClient();
  const notify = useNotify();
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState<UserId>();
  const open = async (user: User) => {
    const existing = client.rooms
      .get()
      ?.find(
        ({ room, people }) => room.kind === 'direct' && people.length === 1 && people[0]?.id === user.id,
      );
    if (existing !== undefined) return navigate(roomPath(existing.id));
    setOpening(user.id);
    const ack = await client.openDirect([user.id]);
    setOpening(undefined);
    if (ack.ok) navigate(roomPath(ack.data.entry.room.id));
    else notify(problemText(ack.error));
  };
  return { open: (user) => void open(user), opening };
}
