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
import { ListSkeleton, TimelineSkeleton } from '../../src/ui/skeleton.tsx';
import { ThreadFrame } from '../../src/ui/thread-frame.tsx';
import { Waiting, WaitingForPart } from '../../src/ui/waiting.tsx';
import { hebrew, long, nothing, sentences, type Shelf } from './shelf.ts';

const panel = { id: 'gallery-panel', open: true, onToggle: nothing };
const header = { mark: <Hash size={18} />, searchHref: '/search', onDetails: nothing };
const banner = { onRetryNow: nothing, onReload: nothing };
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
  TimelineSkeleton: { room: 'screen', states: { loading: () => <TimelineSkeleton /> } },
  ListSkeleton: { states: { loading: () => <ListSkeleton label="Loading rooms" rows={3} /> } },
  Waiting: { room: 'screen', states: { loading: () => <Waiting /> } },
  WaitingForPart: { alone: true, states: { loading: () => <WaitingForPart /> } },
};
