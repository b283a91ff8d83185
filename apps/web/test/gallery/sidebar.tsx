import { Hash, Plus } from 'lucide-react';
import { IconButton } from '../../src/ui/button.tsx';
import {
  OptionsButton,
  PersonButton,
  RoomLink,
  SidebarList,
  SidebarNote,
  SidebarSection,
} from '../../src/ui/sidebar/sidebar-parts.tsx';
import { DragChip, DropMark, DropZone } from '../../src/ui/sidebar/drag-marks.tsx';
import { StatusArea } from '../../src/ui/sidebar/status-area.tsx';
import { StatusMark } from '../../src/ui/status-mark.tsx';
import { long, nothing, sentences, type Shelf } from './shelf.ts';

const hash = <Hash size={16} />;
const link = { href: '/r/general', mark: hash, current: false };
const status = { name: 'Ada Okafor', picture: undefined, onAccount: nothing };
const serverTime = { clock: '14:20', withSeconds: '14:20:31' };

/** What stands beside the page: rooms, people and oneself. */
export const sidebar: Shelf = {
  SidebarSection: {
    states: {
      open: () => (
        <SidebarSection
          title="Channels"
          open
          onToggle={nothing}
          actions={<IconButton size="sm" label="Create a room" icon={<Plus size={16} />} />}
        >
          <SidebarList>
            <RoomLink {...link} title="general" unread={0} current />
          </SidebarList>
        </SidebarSection>
      ),
      folded: () => (
        <SidebarSection title={long} open={false} onToggle={nothing}>
          {null}
        </SidebarSection>
      ),
    },
  },
  SidebarList: {
    states: {
      usual: () => (
        <SidebarList>
          <RoomLink {...link} title="general" unread={3} />
          <RoomLink {...link} title={long} unread={120} calls={2} />
        </SidebarList>
      ),
    },
  },
  SidebarNote: { states: { usual: () => <SidebarNote>Nobody else is here yet.</SidebarNote> } },
  RoomLink: {
    states: {
      states: () => (
        <SidebarList>
          <RoomLink {...link} title="current" unread={0} current />
          <RoomLink {...link} title="unread" unread={3} />
          <RoomLink {...link} title="called" unread={12} calls={2} />
          <RoomLink {...link} title="muted" unread={5} muted />
          <RoomLink {...link} title="drafted" unread={0} drafted onMenu={nothing} />
          <RoomLink {...link} title="דנה כהן" direct unread={1} />
          <RoomLink {...link} title={long} unread={1000} onMenu={nothing} />
        </SidebarList>
      ),
    },
  },
  DropMark: {
    states: {
      'in a gap': () => (
        <div className="relative h-10">
          <DropMark top={20} height={0} />
        </div>
      ),
      'around a section': () => (
        <div className="relative h-20">
          <DropMark top={0} height={80} />
        </div>
      ),
    },
  },
  DragChip: {
    states: {
      usual: () => (
        <div className="relative h-10">
          <DragChip top={20} mark={hash} title="general" />
        </div>
      ),
      long: () => (
        <div className="relative h-10">
          <DragChip top={20} title={long} />
        </div>
      ),
    },
  },
  DropZone: {
    states: {
      usual: () => (
        <div className="relative h-12">
          <DropZone top={0} height={48} label="Add to favourites" />
        </div>
      ),
    },
  },
  OptionsButton: {
    states: {
      usual: () => (
        <span className="group">
          <OptionsButton of="general" onOpen={nothing} className="opacity-100" />
        </span>
      ),
    },
  },
  PersonButton: {
    states: {
      states: () => (
        <SidebarList>
          <PersonButton name="Ada Okafor" picture={undefined} presence="online" onClick={nothing} />
          <PersonButton name={long} picture={undefined} presence="away" onClick={nothing} />
          <PersonButton name="דנה כהן" picture={undefined} presence="offline" busy onClick={nothing} />
        </SidebarList>
      ),
    },
  },
  StatusMark: {
    states: {
      usual: () => <StatusMark emoji="🌴" text="On holiday" title="On holiday, until Monday" />,
      wide: () => <StatusMark wide emoji="🌴" text="On holiday" title="On holiday, until Monday" />,
      long: () => (
        <p className="flex">
          <StatusMark wide emoji="🌴" text={sentences} title={sentences} />
        </p>
      ),
    },
  },
  StatusArea: {
    states: {
      connected: () => (
        <StatusArea {...status} connected state="Connected" serverTime={serverTime} latency={12} />
      ),
      away: () => (
        <StatusArea
          {...status}
          name={long}
          connected={false}
          state="Reconnecting"
          serverTime={undefined}
          latency={undefined}
        />
      ),
    },
  },
};
