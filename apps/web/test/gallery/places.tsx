import { Hash, Inbox, KeyRound, MicOff, Plus, Settings2 } from 'lucide-react';
import { Button, IconButton } from '../../src/ui/button.tsx';
import { ComposerNote } from '../../src/ui/composer-note.tsx';
import { ConnectionBanner } from '../../src/ui/connection-banner.tsx';
import { ConnectionLine } from '../../src/ui/connection-line.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import { ErrorNote } from '../../src/ui/error-note.tsx';
import { FileNames, MessageGist } from '../../src/ui/message-gist.tsx';
import { OutboxHint } from '../../src/ui/outbox-hint.tsx';
import { PageHeader, RoomHeader } from '../../src/ui/room/room-header.tsx';
import { RoomMark } from '../../src/ui/room/room-mark.tsx';
import { FoundText } from '../../src/ui/search/found-text.tsx';
import { Facts } from '../../src/ui/sections/facts.tsx';
import { Row, Rows } from '../../src/ui/sections/rows.tsx';
import { Section, SectionPage } from '../../src/ui/sections/section-page.tsx';
import { SidePanel } from '../../src/ui/side-panel.tsx';
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
import { ListSkeleton, TimelineSkeleton } from '../../src/ui/skeleton.tsx';
import { StatusMark } from '../../src/ui/status-mark.tsx';
import { ThreadFrame } from '../../src/ui/thread-frame.tsx';
import { Waiting, WaitingForPart } from '../../src/ui/waiting.tsx';
import { hebrew, long, nothing, sentences, type Shelf } from './shelf.ts';

const hash = <Hash size={16} />;
const link = { href: '/r/general', mark: hash, current: false };
const header = { mark: <Hash size={18} />, searchHref: '/search', onDetails: nothing };
const panel = { id: 'gallery-panel', open: true, onToggle: nothing };
const banner = { onRetryNow: nothing, onReload: nothing };
const status = { name: 'Ada Okafor', picture: undefined, onAccount: nothing };
const serverTime = { clock: '14:20', withSeconds: '14:20:31' };
const files = [
  { id: '1', name: 'harbour.png' },
  { id: '2', name: long },
];
const sections = [
  'Profile',
  'Password',
  'Sessions',
  'Privacy',
  'Appearance',
  'Notifications',
  'Keyboard',
].map((title) => ({ href: `/settings/${title.toLowerCase()}`, title }));
const tabs = ['Pinned', 'Links', 'Files', 'Members'].map((title) => ({ id: title.toLowerCase(), title }));

/** The parts of the page around the messages. */
export const places: Shelf = {
  ConnectionLine: {
    room: 'wide',
    states: {
      reconnecting: () => (
        <ConnectionLine {...banner} state={{ kind: 'reconnecting', why: sentences, seconds: undefined }} />
      ),
    },
  },
  ConnectionBanner: {
    room: 'wide',
    states: {
      connecting: () => <ConnectionBanner {...banner} state={{ kind: 'connecting' }} />,
      connected: () => <ConnectionBanner {...banner} state={{ kind: 'connected' }} />,
      reconnecting: () => (
        <ConnectionBanner
          {...banner}
          state={{ kind: 'reconnecting', why: 'The server isn’t responding.', seconds: 12 }}
        />
      ),
      disconnected: () => (
        <ConnectionBanner
          {...banner}
          state={{ kind: 'disconnected', why: 'This page is too old for the server.' }}
        />
      ),
    },
  },
  EmptyState: {
    states: {
      empty: () => (
        <EmptyState
          icon={<Inbox size={22} />}
          title="No messages yet"
          actions={<Button kind="primary">Write one</Button>}
        >
          Whatever you say here, only the two of you read.
        </EmptyState>
      ),
      error: () => (
        <EmptyState
          icon={<Inbox size={22} />}
          tone="problem"
          title="This could not be loaded"
          actions={<Button>Try again</Button>}
        >
          The server cannot read its data right now.
        </EmptyState>
      ),
      long: () => (
        <EmptyState icon={<Inbox size={22} />} title={long}>
          {sentences}
        </EmptyState>
      ),
    },
  },
  ErrorNote: {
    states: {
      retry: () => <ErrorNote onRetry={nothing}>The list could not be loaded.</ErrorNote>,
      long: () => <ErrorNote>{sentences}</ErrorNote>,
    },
  },
  ComposerNote: {
    room: 'wide',
    states: { muted: () => <ComposerNote icon={<MicOff size={18} />}>{sentences}</ComposerNote> },
  },
  OutboxHint: { room: 'wide', states: { usual: () => <OutboxHint /> } },
  RoomMark: {
    states: {
      kinds: () => (
        <div className="flex items-center gap-4">
          <RoomMark kind="channel" people={[]} />
          <RoomMark kind="private" people={[]} />
          <RoomMark kind="direct" people={[{ name: 'Ada Okafor' }]} />
          <RoomMark kind="direct" people={[{ name: 'Ada Okafor' }, { name: 'Noor' }]} />
          <RoomMark kind="thread" people={[]} />
        </div>
      ),
    },
  },
  RoomHeader: {
    room: 'wide',
    states: {
      usual: () => (
        <RoomHeader {...header} title="general" topic="Everything that concerns all of us" panel={panel} />
      ),
      empty: () => <RoomHeader {...header} title="standup" topic="" />,
      long: () => <RoomHeader {...header} title={long} topic={sentences} panel={panel} />,
      'right to left': () => <RoomHeader {...header} title="דנה כהן" topic={hebrew} />,
    },
  },
  PageHeader: {
    room: 'wide',
    states: {
      usual: () => (
        <PageHeader actions={<IconButton label="Add" icon={<Plus size={18} />} />}>
          <span className="truncate font-semibold">Browse channels</span>
        </PageHeader>
      ),
    },
  },
  FoundText: {
    states: {
      found: () => (
        <FoundText
          text="High water at noon, low water at six."
          ranges={[
            [5, 10],
            [24, 29],
          ]}
        />
      ),
      long: () => <FoundText text={sentences} ranges={[[9, 14]]} />,
    },
  },
  MessageGist: {
    states: {
      usual: () => <MessageGist text="High water at **noon**, ||low water at six||." className="text-read" />,
      long: () => <MessageGist text={sentences} files={files} className="line-clamp-2 text-read" />,
      deleted: () => <MessageGist text="" deleted className="text-read" />,
    },
  },
  FileNames: { states: { usual: () => <FileNames files={files} /> } },
  Facts: {
    states: {
      usual: () => (
        <Facts
          facts={[
            { name: 'Version', value: '0.1.0' },
            { name: 'People', value: '2 with 3 connections' },
            { name: 'A fact with a long name that goes on', value: sentences },
          ]}
        />
      ),
    },
  },
  Rows: {
    room: 'wide',
    states: {
      usual: () => (
        <Rows label="Tokens">
          <Row
            mark={<KeyRound size={18} />}
            title="Harbour office"
            note="Used today"
            actions={<Button size="sm">Revoke</Button>}
          />
          <Row title={long} note={sentences} actions={<Button size="sm">Revoke</Button>} />
        </Rows>
      ),
    },
  },
  Row: {
    room: 'wide',
    states: {
      'with more': () => (
        <Rows label="Bots">
          <Row title="Tide table" note="Writes in two rooms">
            <ErrorNote>It has no token.</ErrorNote>
          </Row>
        </Rows>
      ),
    },
  },
  SectionPage: {
    room: 'screen',
    states: {
      usual: () => (
        <SectionPage
          title="Settings"
          icon={<Settings2 size={18} />}
          sections={sections}
          current="/settings/profile"
        >
          <Section title="Name" description="Others see it beside all that you say.">
            <Button>Change it</Button>
          </Section>
        </SectionPage>
      ),
    },
  },
  Section: {
    room: 'wide',
    states: {
      action: () => (
        <Section
          title="Sessions"
          description={sentences}
          action={<Button size="sm">Sign out everywhere</Button>}
        >
          <Facts facts={[{ name: 'This one', value: 'Chromium on Linux' }]} />
        </Section>
      ),
    },
  },
  SidePanel: {
    room: 'screen',
    states: {
      usual: () => (
        <SidePanel label="About #general" tabs={tabs} current="pinned" onTab={nothing} onClose={nothing}>
          <EmptyState icon={<Inbox size={22} />} title="Nothing pinned yet" />
        </SidePanel>
      ),
    },
  },
  ThreadFrame: {
    room: 'screen',
    states: {
      usual: () => (
        <ThreadFrame title="Who has the keys?" onClose={nothing} actions={<Button size="sm">Follow</Button>}>
          <p className="p-4">Under the third flowerpot.</p>
        </ThreadFrame>
      ),
      long: () => (
        <ThreadFrame title={sentences} onClose={nothing}>
          <p className="p-4">{hebrew}</p>
        </ThreadFrame>
      ),
    },
  },
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
  TimelineSkeleton: { room: 'screen', states: { loading: () => <TimelineSkeleton /> } },
  ListSkeleton: { states: { loading: () => <ListSkeleton label="Loading rooms" rows={3} /> } },
  Waiting: { room: 'screen', states: { loading: () => <Waiting /> } },
  WaitingForPart: { alone: true, states: { loading: () => <WaitingForPart /> } },
};
