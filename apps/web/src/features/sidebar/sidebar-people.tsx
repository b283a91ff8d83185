import type { PresenceState, User } from '@parley/events';
import { GENERAL, LOBBY_GUEST } from '@parley/events/ids';
import { useChatClient, useCommand, useMe, useMembers, useRoom, type RoomView } from '@parley/react';
import { Search } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { PersonButton, SidebarList, SidebarNote, SidebarSection } from '../../ui/sidebar/sidebar-parts.tsx';
import { roomPath } from '../rooms.ts';
import { usePresences } from '../use-names.ts';

/** As many as one takes in at a glance; the page of people has them all. */
const shownAtMost = 20;

const rank: Readonly<Record<PresenceState, number>> = { online: 0, away: 1, offline: 2 };
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Who is around: everybody is in #general, so its members are the people of the place, kept live. */
export function SidebarPeople({ directs }: { readonly directs: readonly RoomView[] }) {
  const me = useMe();
  const { members } = useMembers(GENERAL);
  const isInGeneral = useRoom(GENERAL) !== undefined;
  const openPerson = useOpenPerson(directs);
  const others = members.map(({ user }) => user).filter(({ id }) => id !== me?.id && id !== LOBBY_GUEST);
  const presenceOf = usePresences(others.map(({ id }) => id));
  const place = (user: User) => rank[presenceOf(user.id) ?? 'offline'];
  const shown = others
    .toSorted((a, b) => place(a) - place(b) || byName.compare(a.name, b.name))
    .slice(0, shownAtMost);
  return (
    <SidebarSection
      title="People"
      actions={
        <Link
          href="/people"
          aria-label="Find people"
          title="Find people"
          className="inline-flex size-7 items-center justify-center rounded-md text-ink-soft transition-colors hover:bg-pressed hover:text-ink"
        >
          <Search size={15} aria-hidden="true" />
        </Link>
      }
    >
      {shown.length === 0 ? (
        <SidebarNote>{isInGeneral ? 'Nobody else is here yet.' : 'Search for whom to write to.'}</SidebarNote>
      ) : (
        <SidebarList>
          {shown.map((user) => (
            <PersonButton
              key={user.id}
              name={user.name}
              presence={presenceOf(user.id)}
              onClick={() => openPerson(user)}
            />
          ))}
        </SidebarList>
      )}
    </SidebarSection>
  );
}

/** Opens the conversation with one person, at once if there is one already. */
export function useOpenPerson(directs: readonly RoomView[]): (user: User) => void {
  const client = useChatClient();
  const open = useCommand(client.openDirect);
  const [, navigate] = useLocation();
  return (user) => {
    const existing = directs.find(({ people }) => people.length === 1 && people[0]?.id === user.id);
    if (existing !== undefined) return navigate(roomPath(existing.id));
    void open.run([user.id]).then((ack) => {
      if (ack.ok) navigate(roomPath(ack.data.entry.room.id));
    });
  };
}
