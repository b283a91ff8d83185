import { useCaughtUp, type RoomView } from '@parley/react';
import { useState } from 'react';
import { usePageVisible } from '../use-page-visible.ts';

const firstUnread = ({ unread, read }: RoomView) => (unread > 0 ? read + 1 : undefined);

/**
 * The seq from which messages are marked as new: as it was when the room was opened, since a mark that moved while one
 * reads would be none. It is set anew by the server's first word, as what was kept from last time knows nothing later,
 * and by what comes while nobody can see the page.
 */
export function useUnreadMark(view: RoomView): number | undefined {
  const caughtUp = useCaughtUp();
  const visible = usePageVisible();
  const [mark, setMark] = useState({ caughtUp, unreadFrom: firstUnread(view) });
  /** Whether all was read when the page went out of sight; undefined while it is in sight. */
  const [readWhenHidden, setReadWhenHidden] = useState<boolean>();
  const [read, setRead] = useState(view.read);
  if (read !== view.read) {
    setRead(view.read);
    // Made unread again.
    if (view.read < read) setMark({ caughtUp, unreadFrom: firstUnread(view) });
  }
  if (mark.caughtUp !== caughtUp) setMark({ caughtUp, unreadFrom: firstUnread(view) });
  if (visible !== (readWhenHidden === undefined)) setReadWhenHidden(visible ? undefined : view.unread === 0);
  else if (readWhenHidden === true && view.unread > 0) {
    setReadWhenHidden(false);
    setMark({ caughtUp, unreadFrom: firstUnread(view) });
  }
  return mark.unreadFrom;
}
