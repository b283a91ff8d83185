import { usePreferences } from '@parley/react';
import { Bookmark } from 'lucide-react';
import { useRoute } from 'wouter';
import { sidebarLinksTexts } from '../../texts/en/sidebar-links.ts';
import { RoomLink, SidebarList } from '../../ui/sidebar/sidebar-parts.tsx';
import { savedMessages } from './saved.ts';

/** The way to what I saved, there as long as there is something. */
export function SavedLink() {
  const [isThere] = useRoute('/saved');
  const count = savedMessages(usePreferences()).length;
  if (count === 0 && !isThere) return null;
  return (
    <SidebarList>
      <RoomLink
        href="/saved"
        title={sidebarLinksTexts().saved}
        mark={<Bookmark size={16} />}
        unread={0}
        current={isThere}
      />
    </SidebarList>
  );
}
