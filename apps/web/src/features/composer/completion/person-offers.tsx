import type { RoomId, User, UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import { useChatClient, useMe, useMembers, useRoom, useTimeline } from '@parley/react';
import { AtSign } from 'lucide-react';
import { useEffect } from 'react';
import { completionTexts } from '../../../texts/en/completion.ts';
import { PersonStatus } from '../../status/person-status.tsx';
import { OfferList, type Offer, type OffersProps } from './offer-list.tsx';
import { offersAtMost, rankNamed, type Named } from './rank-named.ts';
import { useFound } from './use-found.ts';

/** Whom an `@` may call. */
export function PersonOffers(props: OffersProps) {
  const t = completionTexts();
  const offers = useOffers(props.room, props.query);
  return <OfferList {...props} label={t.people} counted={t.peopleCount} offers={offers} />;
}

interface Callable extends Named {
  readonly picture?: string | undefined;
  readonly note?: string;
  readonly id?: UserId;
}

function everybody(): readonly Callable[] {
  const t = completionTexts();
  return [
    { key: '@here', name: 'here', note: t.here, last: true },
    { key: '@room', name: 'room', note: t.everybody, last: true },
  ];
}

const callableOf = ({ id, name, handle, avatar }: User): Callable => ({
  key: id,
  id,
  name,
  handle,
  picture: avatar,
});

const none: readonly User[] = [];

function useOffers(room: RoomId, query: string): readonly Offer[] {
  const client = useChatClient();
  const me = useMe()?.id;
  const kind = useRoom(room)?.room.kind;
  const { members, more, loading, error, loadMore } = useMembers(room);
  const { messages } = useTimeline(room);
  // In a channel everybody reads, also who is no member.
  const asked = kind === 'channel' && query.trim().length > 1 ? query.trim() : '';
  const found = useFound(asked, none, async () => {
    const ack = await client.listUsers({ query: asked, limit: 20 });
    return ack.ok ? ack.data.users : undefined;
  });
  const people = new Map<string, User>();
  for (const user of [...members.map((member) => member.user), ...found]) people.set(user.id, user);
  const callables = [...people.values()]
    .filter(({ id, gone }) => id !== me && id !== LOBBY_GUEST && gone === undefined)
    .map(callableOf);
  const recent = [...new Set(messages.map(({ author }) => author).toReversed())];
  const fitting = rankNamed([...callables, ...everybody()], query, recent);
  // Only who is in another room is called there: its members are gone through as long as few of them fit.
  const goesOn = kind !== 'channel' && fitting.length < offersAtMost;
  const mayLoad = more && !loading && error === undefined;
  useEffect(() => {
    if (goesOn && mayLoad) void loadMore();
  }, [goesOn, mayLoad, loadMore]);
  return fitting.map((callable) => ({
    ...callable,
    text: `@${callable.name} `,
    ...(callable.note !== undefined && { sign: <AtSign size={16} /> }),
    ...(callable.id && { status: <PersonStatus id={callable.id} /> }),
  }));
}
