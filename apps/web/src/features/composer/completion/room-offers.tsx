import type { Room } from '@parley/events';
import { useChatClient, useRooms } from '@parley/react';
import { completionTexts } from '../../../texts/en/completion.ts';
import { RoomMark } from '../../../ui/room/room-mark.tsx';
import { OfferList, type Offer, type OffersProps } from './offer-list.tsx';
import { rankNamed } from './rank-named.ts';
import { useFound } from './use-found.ts';

const none: readonly Room[] = [];

/** Rooms that a `#` may name: mine, and all channels. */
export function RoomOffers(props: OffersProps) {
  const t = completionTexts();
  const client = useChatClient();
  const mine = useRooms() ?? [];
  const asked = props.query.trim();
  const found = useFound(asked, none, async () => {
    const ack = await client.listRooms({ query: asked, limit: 20 });
    return ack.ok ? ack.data.rooms.map(({ room }) => room) : undefined;
  });
  const rooms = new Map<string, Room>();
  for (const room of [...mine.map((view) => view.room), ...found])
    if (room.kind === 'channel' || room.kind === 'private') rooms.set(room.id, room);
  const named = [...rooms.values()].map(({ id, name, kind }) => ({ key: id, name, kind }));
  const offers = rankNamed(named, props.query, []).map(({ key, name, kind }): Offer => ({
    key,
    name,
    text: `#${name} `,
    sign: <RoomMark kind={kind} people={[]} />,
    // Its name is all that others see of it, and they see it because somebody wrote it.
    ...(kind === 'private' && { note: t.private }),
  }));
  return <OfferList {...props} label={t.rooms} counted={t.roomCount} offers={offers} />;
}
