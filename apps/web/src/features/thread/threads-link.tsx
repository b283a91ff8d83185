import { usePreferences, useThreads } from '@parley/react';
import { MessageSquareReply } from 'lucide-react';
import { useRoute } from 'wouter';
import { sidebarLinksTexts } from '../../texts/en/sidebar-links.ts';
import { RoomLink, SidebarList } from '../../ui/sidebar/sidebar-parts.tsx';
import { unreadIn } from '../rooms.ts';

/** The way to the threads that I follow, there as long as there are any. */
export function ThreadsLink() {
  const threads = useThreads() ?? [];
  const preferences = usePreferences();
  const [isThere] = useRoute('/threads');
  if (threads.length === 0 && !isThere) return null;
  return (
    <SidebarList>
      <RoomLink
        href="/threads"
        title={sidebarLinksTexts().threads}
        mark={<MessageSquareReply size={16} />}
        unread={threads.reduce((sum, view) => sum + unreadIn(view, preferences), 0)}
        current={isThere}
      />
    </SidebarList>
  );
}
