import { useChatClient } from '@parley/react';
import { Folder as FolderIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { sidebarMenusTexts } from '../../../texts/en/sidebar-menus.ts';
import { RoomMark } from '../../../ui/room/room-mark.tsx';
import { DragChip, DropMark, DropZone } from '../../../ui/sidebar/drag-marks.tsx';
import { roomTitle } from '../../rooms.ts';
import { DragGestures } from './drag-gestures.ts';
import { ListDrags, type Drag } from './list-drags.ts';

/**
 * Lets rooms and folders be dragged in the list that it stands in, and draws that over the list. By keyboard and for who does not see
 * it, the menus of rooms and folders do the same.
 */
export function SidebarDragging() {
  const client = useChatClient();
  const layer = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag>();
  useEffect(() => {
    const list = layer.current?.parentElement;
    if (!list) return undefined;
    const gestures = new DragGestures(list, new ListDrags(list, client, setDrag));
    return () => gestures.stop();
  }, [client]);
  return (
    <div ref={layer} aria-hidden="true">
      {drag && <DrawnDrag drag={drag} />}
    </div>
  );
}

function DrawnDrag({ drag: { dragged, at, mark, zone } }: { readonly drag: Drag }) {
  return (
    <>
      {zone && <DropZone top={zone.top} height={zone.bottom - zone.top} label={sidebarMenusTexts().favour} />}
      {mark && <DropMark top={mark.top} height={mark.bottom - mark.top} />}
      {dragged.kind === 'folder' ? (
        <DragChip top={at} mark={<FolderIcon size={16} />} title={dragged.folder.name} />
      ) : (
        <DragChip
          top={at}
          mark={<RoomMark kind={dragged.room.room.kind} people={dragged.room.people} />}
          title={roomTitle(dragged.room)}
        />
      )}
    </>
  );
}
