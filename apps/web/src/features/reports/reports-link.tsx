import { useChatClient, useReadable } from '@parley/react';
import { Flag } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRoute } from 'wouter';
import { reportsLinkTexts } from '../../texts/en/reports-link.ts';
import { RoomLink, SidebarList } from '../../ui/sidebar/sidebar-parts.tsx';

/** The way to the open reports, there as long as there are any. */
export function ReportsLink() {
  const t = reportsLinkTexts();
  const client = useChatClient();
  const news = useReadable(client.reportNews);
  const [open, setOpen] = useState(0);
  const [isThere] = useRoute('/reports');
  useEffect(() => {
    let wanted = true;
    void client.listReports({ limit: 1 }).then((ack) => {
      if (wanted && ack.ok) setOpen(ack.data.open);
    });
    return () => {
      wanted = false;
    };
  }, [client, news]);
  return (
    <>
      <span role="status" className="sr-only">
        {open > 0 && t.count({ count: open })}
      </span>
      {(open > 0 || isThere) && (
        <SidebarList>
          <RoomLink
            href="/reports"
            title={t.title}
            mark={<Flag size={16} />}
            unread={open}
            unreadWord={t.open}
            current={isThere}
          />
        </SidebarList>
      )}
    </>
  );
}
