import type { User } from '@parley/events';
import { useChatClient, usePages, type RoomView } from '@parley/react';
import { useCallback, useState } from 'react';
import { roomMembersTexts } from '../../texts/en/room-members.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { MoreButton } from '../more-button.tsx';

/** Who was removed from the room, for who may let them in again. */
export function RemovedMembers({ view }: { readonly view: RoomView }) {
  const t = roomMembersTexts();
  const client = useChatClient();
  const notify = useNotify();
  const [back, setBack] = useState<ReadonlySet<User['id']>>(new Set());
  const pages = usePages(
    useCallback(
      async (after: User | undefined) => {
        const ack = await client.ask('room:members', {
          room: view.id,
          state: 'removed',
          ...(after && { after: after.id }),
        });
        return ack.ok ? { ok: true, data: { items: ack.data.users, more: ack.data.more } } : ack;
      },
      [client, view.id],
    ),
  );
  const letIn = async ({ id, name }: User) => {
    const ack = await client.invite(view.id, [id]);
    if (!ack.ok) return notify(problemText(ack.error));
    notify(t.inAgain({ name }), 'success');
    setBack((known) => new Set(known).add(id));
  };
  const removed = pages.items.filter(({ id, gone }) => !back.has(id) && gone === undefined);
  return (
    <>
      <ul aria-label={t.removedList} className="-mx-2 flex flex-col">
        {removed.map((user) => (
          <li key={user.id} className="flex h-11 items-center gap-3 rounded-lg px-2">
            <Avatar name={user.name} picture={user.avatar} />
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {user.name}
            </span>
            <Button size="sm" aria-label={t.letInName({ name: user.name })} onClick={() => void letIn(user)}>
              {t.letIn}
            </Button>
          </li>
        ))}
      </ul>
      {pages.loading && <ListSkeleton label={t.loadingRemoved} rows={1} />}
      {pages.error !== undefined && (
        <ErrorNote onRetry={pages.loadMore}>{problemText(pages.error)}</ErrorNote>
      )}
      {pages.more && !pages.loading && pages.error === undefined && <MoreButton onMore={pages.loadMore} />}
      {!pages.loading && !pages.more && removed.length === 0 && (
        <p className="text-sm text-ink-faint">{t.noneRemoved}</p>
      )}
    </>
  );
}
