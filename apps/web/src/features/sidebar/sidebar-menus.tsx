import { Menu } from '@base-ui/react/menu';
import type { RoomId } from '@parley/events';
import { useChatClient, usePreferences, type RoomView } from '@parley/react';
import {
  ArrowDown,
  ArrowUp,
  CalendarSearch,
  CheckCheck,
  Eye,
  EyeOff,
  Folder as FolderIcon,
  FolderMinus,
  FolderPlus,
  Info,
  LogOut,
  Pencil,
  Star,
  StarOff,
  Trash2,
} from 'lucide-react';
import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { sidebarMenusTexts } from '../../texts/en/sidebar-menus.ts';
import { beside } from '../../ui/beside.ts';
import { useGoingBack } from '../../ui/going-back.ts';
import { menuCard, MenuChoice, MenuItem } from '../../ui/menu.tsx';
import { placeInList } from '../../ui/sidebar/place-in-list.ts';
import { type DialogName, useOpenDialog } from '../dialogs/dialogs.tsx';
import { roomLevel, roomLevels, setRoomLevel } from '../notify/room-level.ts';
import { roomTitle } from '../rooms.ts';
import { useRights } from '../use-rights.ts';
import type { ArrangedRooms } from './arranged-rooms.ts';
import { Arranging } from './arranging.ts';

interface SidebarMenuProps {
  /** What opened it; it gets the focus back. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

const icon = 16;

/** What was asked for a menu, and where. */
export type Opened = { readonly anchor: HTMLElement } & (
  | { readonly room: RoomId }
  | { readonly folder: string }
);

interface OpenedMenuProps extends Pick<ArrangedRooms, 'folders'> {
  readonly opened: Opened;
  readonly rooms: readonly RoomView[];
  readonly onClose: () => void;
}

/** The menu of a room or a folder in the list of rooms. Loaded when first wanted. */
export function OpenedMenu({ opened, rooms, folders, onClose }: OpenedMenuProps) {
  const { anchor } = opened;
  if ('room' in opened) {
    const view = rooms.find(({ id }) => id === opened.room);
    return view && <RoomMenu view={view} anchor={anchor} onClose={onClose} />;
  }
  const folder = folders.find(({ id }) => id === opened.folder);
  return folder && <FolderMenu id={folder.id} name={folder.name} anchor={anchor} onClose={onClose} />;
}

interface RoomMenuProps extends SidebarMenuProps {
  readonly view: RoomView;
  /** It is opened from the details of the room, which have the rest. */
  readonly inDetails?: boolean;
}

/** What one can do with a room in the list of rooms. */
export function RoomMenu({ view, anchor, onClose, inDetails = false }: RoomMenuProps) {
  const t = sidebarMenusTexts();
  const client = useChatClient();
  const arranging = useMemo(() => new Arranging(client), [client]);
  const preferences = usePreferences();
  const openDialog = useOpenDialogFrom(anchor);
  const { id } = view;
  const may = useRights(view);
  const isHidden = preferences.has(`hidden:${id}`);
  const { favourites, folders } = arranging;
  const isFavourite = favourites.includes(id);
  const folder = arranging.folderOf(id);
  const list = isFavourite ? favourites : (folder?.rooms ?? []);
  const place = list.indexOf(id);
  return (
    <SidebarMenu label={t.options({ room: roomTitle(view) })} anchor={anchor} onClose={onClose}>
      {view.unread > 0 && (
        <MenuItem
          icon={<CheckCheck size={icon} />}
          label={t.read}
          onClick={() => client.markRead(id, view.head.seq)}
        />
      )}
      {isHidden ? (
        <MenuItem icon={<Eye size={icon} />} label={t.show} onClick={() => arranging.hide(id, false)} />
      ) : (
        <>
          <MenuItem
            icon={isFavourite ? <StarOff size={icon} /> : <Star size={icon} />}
            label={isFavourite ? t.unfavour : t.favour}
            onClick={() => arranging.favour(id, !isFavourite)}
          />
          {place > 0 && (
            <MenuItem icon={<ArrowUp size={icon} />} label={t.up} onClick={() => arranging.move(id, -1)} />
          )}
          {place >= 0 && place < list.length - 1 && (
            <MenuItem icon={<ArrowDown size={icon} />} label={t.down} onClick={() => arranging.move(id, 1)} />
          )}
          {folders
            .filter((each) => each !== folder || isFavourite)
            .map((each) => (
              <MenuItem
                key={each.id}
                icon={<FolderIcon size={icon} />}
                label={t.moveTo({ folder: each.name })}
                onClick={() => arranging.putInto(id, each.id)}
              />
            ))}
          {folder !== undefined && !isFavourite && (
            <MenuItem
              icon={<FolderMinus size={icon} />}
              label={t.takeOut({ folder: folder.name })}
              onClick={() => arranging.putInto(id, undefined)}
            />
          )}
          <MenuItem
            icon={<FolderPlus size={icon} />}
            label={t.toNew}
            onClick={() => openDialog({ kind: 'folder', room: id })}
          />
        </>
      )}
      <Menu.Separator className="m-1 h-px bg-line" />
      <MenuChoice
        label={t.tellOf}
        choices={roomLevels()}
        chosen={roomLevel(preferences, id)}
        onChoose={(level) => setRoomLevel(client, id, level)}
      />
      <Menu.Separator className="m-1 h-px bg-line" />
      {!isHidden && (
        <MenuItem icon={<EyeOff size={icon} />} label={t.hide} onClick={() => arranging.hide(id, true)} />
      )}
      <MenuItem
        icon={<CalendarSearch size={icon} />}
        label={t.jump}
        onClick={() => openDialog({ kind: 'jump-to-date', room: id })}
      />
      {!inDetails && (
        <MenuItem
          icon={<Info size={icon} />}
          label={t.details}
          onClick={() => openDialog({ kind: 'room-details', room: id })}
        />
      )}
      {!inDetails && may('room:leave') && (
        <MenuItem
          icon={<LogOut size={icon} />}
          label={t.leave}
          onClick={() => openDialog({ kind: 'leave-room', room: id })}
        />
      )}
    </SidebarMenu>
  );
}

interface FolderMenuProps extends SidebarMenuProps {
  readonly id: string;
  readonly name: string;
}

/** What one can do with a folder. */
function FolderMenu({ id, name, anchor, onClose }: FolderMenuProps) {
  const t = sidebarMenusTexts();
  const client = useChatClient();
  const arranging = useMemo(() => new Arranging(client), [client]);
  const openDialog = useOpenDialogFrom(anchor);
  const { folders } = arranging;
  const place = folders.findIndex((folder) => folder.id === id);
  return (
    <SidebarMenu label={t.folderOptions({ name })} anchor={anchor} onClose={onClose}>
      <MenuItem
        icon={<Pencil size={icon} />}
        label={t.rename}
        onClick={() => openDialog({ kind: 'folder', folder: id })}
      />
      {place > 0 && (
        <MenuItem icon={<ArrowUp size={icon} />} label={t.up} onClick={() => arranging.moveFolder(id, -1)} />
      )}
      {place < folders.length - 1 && (
        <MenuItem
          icon={<ArrowDown size={icon} />}
          label={t.down}
          onClick={() => arranging.moveFolder(id, 1)}
        />
      )}
      <MenuItem icon={<Trash2 size={icon} />} label={t.remove} onClick={() => arranging.removeFolder(id)} />
    </SidebarMenu>
  );
}

/** The items of a menu go with it: a dialog that one opens gives the focus back to what opened the menu. */
function useOpenDialogFrom(anchor: HTMLElement): (dialog: DialogName) => void {
  const open = useOpenDialog();
  return (dialog) => {
    anchor.focus({ preventScroll: true });
    open(dialog);
  };
}

function SidebarMenu({
  label,
  anchor,
  onClose,
  children,
}: SidebarMenuProps & { readonly label: string; readonly children: ReactNode }) {
  const [focusBehind] = useState(() => placeInList(anchor));
  useGoingBack(onClose);
  // Arranged otherwise on another device, it may be gone from beside the menu.
  useLayoutEffect(() => {
    if (!anchor.isConnected) onClose();
  });
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          align="start"
          side="bottom"
          sideOffset={4}
          {...beside()}
          className="z-40"
        >
          <Menu.Popup
            finalFocus={() => focusBehind() ?? false}
            aria-label={label}
            className={`${menuCard} max-w-80`}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
