import type { RoomView } from '@parley/react';
import { roomPanelTexts } from '../../../texts/en/room-panel.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { RoomMembers } from '../../dialogs/room-members.tsx';
import { roomLabel } from '../../rooms.ts';
import type { PanelName } from '../panel-address.ts';
import { PinnedMessages } from './pinned-messages.tsx';
import { RoomFiles } from './room-files.tsx';
import { RoomLinks } from './room-links.tsx';

interface RoomPanelProps {
  readonly view: RoomView;
  readonly panel: PanelName;
  readonly onShow: (panel: PanelName) => void;
  readonly onClose: () => void;
}

/** What surrounds the messages of a room: what is pinned, who is in it, and its links and files. */
export function RoomPanel({ view, panel, onShow, onClose }: RoomPanelProps) {
  const t = roomPanelTexts();
  const tabs = [
    { id: 'pins', title: t.tabPins },
    { id: 'members', title: t.tabMembers },
    { id: 'links', title: t.tabLinks },
    { id: 'files', title: t.tabFiles },
  ] as const;
  return (
    <SidePanel
      label={t.about({ room: roomLabel(view) })}
      tabs={tabs}
      current={panel}
      onTab={onShow}
      onClose={onClose}
    >
      {panel === 'pins' && <PinnedMessages view={view} />}
      {panel === 'members' && <RoomMembers view={view} />}
      {panel === 'links' && <RoomLinks room={view.id} />}
      {panel === 'files' && <RoomFiles room={view.id} />}
    </SidePanel>
  );
}
