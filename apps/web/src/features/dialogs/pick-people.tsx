import type { User } from '@parley/events';
import { useMe, useUsers } from '@parley/react';
import { useDeferredValue, useState } from 'react';
import { pickPeopleTexts } from '../../texts/en/pick-people.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PeoplePicker } from '../../ui/people-picker.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { InviteLink } from '../invite/invite-link.tsx';
import { problemText } from '../problem.ts';
import { MoreButton } from '../more-button.tsx';

interface PickPeopleProps {
  readonly label: string;
  readonly picked: readonly User[];
  readonly max: number;
  readonly onPick: (picked: readonly User[]) => void;
  /** One goes to another page. */
  readonly onLeave: () => void;
}

/** The people of the place, searched on the server, without me. */
export function PickPeople({ label, picked, max, onPick, onLeave }: PickPeopleProps) {
  const me = useMe();
  const [query, setQuery] = useState('');
  const users = useUsers(useDeferredValue(query.trim()));
  const people = users.items.filter(({ id }) => id !== me?.id);
  const toggle = (id: string) => {
    const chosen = picked.some((person) => person.id === id);
    const person = people.find((other) => other.id === id);
    if (chosen) onPick(picked.filter((other) => other.id !== id));
    else if (person !== undefined) onPick([...picked, person]);
  };
  return (
    <PeoplePicker
      label={label}
      query={query}
      people={people.map((person) => ({ ...person, bot: person.role === 'bot' }))}
      picked={picked}
      max={max}
      onQuery={setQuery}
      onToggle={(person) => toggle(person.id)}
      after={<After users={users} count={people.length} searched={query.trim() !== ''} onLeave={onLeave} />}
    />
  );
}

interface AfterProps {
  readonly users: ReturnType<typeof useUsers>;
  readonly count: number;
  readonly searched: boolean;
  readonly onLeave: () => void;
}

/** What follows the people found: a problem, that there are none, or more of them. */
function After({ users, count, searched, onLeave }: AfterProps) {
  const t = pickPeopleTexts();
  if (users.error !== undefined) {
    return <ErrorNote onRetry={users.loadMore}>{problemText(users.error)}</ErrorNote>;
  }
  if (users.loading) return count === 0 ? <ListSkeleton label={t.loading} /> : null;
  if (count === 0 && !users.more) {
    return (
      <p className="py-8 text-sm text-ink-soft">
        {searched ? t.none : t.alone} <InviteLink onLeave={onLeave}>{t.inviteNew}</InviteLink>
      </p>
    );
  }
  return users.more ? <MoreButton onMore={users.loadMore} /> : null;
}
