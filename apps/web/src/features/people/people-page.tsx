import { can } from '@parley/events/policy';
import { useMe, useUsers } from '@parley/react';
import { SearchX, UserPlus, Users } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import { peopleTexts } from '../../texts/en/people.ts';
import { presenceTexts } from '../../texts/en/presence.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Mark } from '../../ui/mark.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { adminPath } from '../admin/sections.ts';
import { PageTitle } from '../page-title.tsx';
import { problemText } from '../problem.ts';
import { useOpenPerson } from '../sidebar/sidebar-people.tsx';
import { PersonStatus } from '../status/person-status.tsx';
import { usePresences } from '../use-names.ts';
import { MoreButton } from '../more-button.tsx';

/** Everybody of the place: search, and talk to one. */
export function PeoplePage() {
  const t = peopleTexts();
  const me = useMe();
  const [query, setQuery] = useState('');
  const search = useDeferredValue(query.trim());
  const users = useUsers(search);
  const people = users.items.filter(({ id }) => id !== me?.id);
  const presenceOf = usePresences(people.map(({ id }) => id));
  const { open, opening } = useOpenPerson();
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <PageHeader>
        <Users size={18} aria-hidden="true" className="text-ink-faint" />
        <h1 className="truncate text-read font-semibold">{t.title}</h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 md:px-6">
          <div className="flex flex-wrap items-center gap-2">
            <div className="min-w-48 flex-1">
              <TextField
                type="search"
                label={t.search}
                labelHidden
                placeholder={t.byName}
                autoComplete="off"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            </div>
            {me !== undefined && can(me, 'invite:create', {}) && (
              <Link href={adminPath('invites')} className={buttonLook()}>
                <UserPlus size={16} aria-hidden="true" />
                {t.invite}
              </Link>
            )}
          </div>
          <ul aria-label={t.title} className="flex flex-col">
            {people.map((user) => {
              const presence = presenceOf(user.id);
              return (
                <li
                  key={user.id}
                  className="flex min-h-14 items-center gap-3 border-b border-line last:border-none"
                >
                  <Avatar name={user.name} picture={user.avatar} size="lg" presence={presence} />
                  <span className="flex min-w-0 flex-1 flex-col">
                    <span className="flex min-w-0 items-baseline gap-2">
                      <span dir="auto" className="truncate text-base font-medium">
                        {user.name}
                      </span>
                      {user.role === 'bot' && <Mark title={t.program}>{t.bot}</Mark>}
                      <PersonStatus id={user.id} wide />
                    </span>
                    <span className="text-sm text-ink-soft">
                      {presence === undefined ? ' ' : presenceTexts()[presence]}
                    </span>
                  </span>
                  <Button
                    size="sm"
                    busy={opening === user.id}
                    aria-label={t.messageTo({ name: user.name })}
                    onClick={() => open(user)}
                  >
                    {t.message}
                  </Button>
                </li>
              );
            })}
          </ul>
          {users.error !== undefined && (
            <ErrorNote onRetry={users.loadMore}>{problemText(users.error)}</ErrorNote>
          )}
          {users.loading && <ListSkeleton label={t.loading} />}
          {!users.loading && people.length === 0 && !users.more && users.error === undefined && (
            <EmptyState icon={<SearchX size={22} />} title={t.none}>
              {search === '' ? t.first : t.noneCalled({ name: search })}
            </EmptyState>
          )}
          {users.more && !users.loading && users.error === undefined && (
            <MoreButton onMore={users.loadMore} />
          )}
        </div>
      </div>
    </>
  );
}
