import { Hash } from 'lucide-react';
import type { ComponentProps } from 'react';
import { FileLink, MessageFiles } from '../../src/ui/files/message-files.tsx';
import { CodeBlock } from '../../src/ui/text/code-block.tsx';
import { FormattedText } from '../../src/ui/text/formatted-text.tsx';
import { HighlightedCode } from '../../src/ui/text/highlighted-code.tsx';
import { SpoilerBlocks, SpoilerText } from '../../src/ui/text/spoiler-text.tsx';
import { TextHostContext } from '../../src/ui/text/text-host.ts';
import { Address } from '../../src/ui/timeline/address.tsx';
import { DayDivider, RoomIntro, UnreadDivider } from '../../src/ui/timeline/dividers.tsx';
import { DeletingNote } from '../../src/ui/timeline/deleting-note.tsx';
import { FoldedText } from '../../src/ui/timeline/folded-text.tsx';
import { MentionedText } from '../../src/ui/timeline/mentioned-text.tsx';
import { MessageEditor } from '../../src/ui/timeline/message-editor.tsx';
import { MessageExtras } from '../../src/ui/timeline/message-extras.tsx';
import { MessageFailure } from '../../src/ui/timeline/message-failure.tsx';
import { MessageRow } from '../../src/ui/timeline/message-row.tsx';
import { MessageText } from '../../src/ui/timeline/message-text.tsx';
import type { MessageActions, MessageView } from '../../src/ui/timeline/message-view.ts';
import { Reactions } from '../../src/ui/timeline/reactions.tsx';
import { RoomLinks } from '../../src/ui/timeline/room-links.tsx';
import { RowInTurn, RowsInTurn } from '../../src/ui/timeline/rows-in-turn.tsx';
import { RailThumb } from '../../src/ui/timeline/rail-thumb.ts';
import { Rail } from '../../src/ui/timeline/rail.tsx';
import { TimelineList } from '../../src/ui/timeline/timeline-list.tsx';
import { hebrew, long, nothing, sentences, type Shelf } from './shelf.ts';

const actions: MessageActions = {
  ...{
    react: nothing,
    openReactions: nothing,
    openMenu: nothing,
    openPerson: nothing,
    save: nothing,
    quote: nothing,
  },
  ...{
    startEdit: nothing,
    openThread: nothing,
    editedText: () => undefined,
    focusesEditor: () => false,
    keepEdit: nothing,
    saveEdit: nothing,
    cancelEdit: nothing,
  },
  ...{ retry: nothing, reword: nothing, discard: nothing },
};
const plain: MessageView = {
  ...{ key: 'one', author: 'Ada Okafor', picture: undefined, viaLobby: false, byBot: false },
  ...{ text: 'High water stands at noon.', mentions: [], files: [], at: Date.UTC(2026, 4, 4, 12, 20) },
  ...{
    editedAt: undefined,
    deleted: false,
    delivery: 'sent',
    problem: undefined,
    pinnedBy: undefined,
    reactions: [],
  },
  can: { react: true, quote: true, edit: true, thread: true, delete: true },
};
const row: Omit<ComponentProps<typeof MessageRow>, 'message'> = {
  ...{ continued: false, named: false, editing: false, current: false, open: undefined },
  ...{ maxLength: 8000, below: null, actions },
};
const deleting = (onUndo: (() => void) | undefined) => (
  <DeletingNote label="Deleting…" undo="Undo" onUndo={onUndo} />
);
const message = (more: Partial<MessageView>, shown: Partial<typeof row> = {}) => (
  <MessageRow {...row} {...shown} message={{ ...plain, ...more }} />
);
const files = [
  {
    id: 'picture',
    name: 'harbour.jpg',
    type: 'image/jpeg',
    size: 240_000,
    width: 1200,
    height: 800,
    alt: 'The harbour',
  },
  {
    id: 'long',
    name: `${long.replaceAll(' ', '-')}-minutes-of-the-harbour-board.pdf`,
    type: 'application/pdf',
    size: 88_000_000,
  },
];
const reactions = [
  { emoji: '👍', mine: true, names: ['You', 'Ada Okafor'] },
  { emoji: '🎉', mine: false, names: Array.from({ length: 12 }, (_, index) => `Person ${index}`) },
];
const markdown = [
  '**Bold**, _slanted_, ~~struck~~ and `code`.',
  '> What somebody else said',
  '1. First\n2. Second\n   - and below it',
  '- [x] done\n- [ ] not yet',
  '| Tide | At |\n| :-- | --: |\n| high | 12:20 |\n| low | 18:35 |',
  '```ts\nconst tide = high(noon);\n```',
].join('\n\n');
const rooms = Promise.resolve({
  subscribe: () => nothing,
  get: () => known,
  look: nothing,
});
const known: ReadonlyMap<string, string> = new Map([['general', '/r/general']]);
const list = {
  ...{ label: 'Messages in general', live: true, onNearStart: nothing, onNearEnd: nothing, onAtEnd: nothing },
  ...{ onTop: nothing, onShowNewest: async () => {}, onShowSeq: async () => {}, onLeave: nothing },
};
const rows = Array.from({ length: 12 }, (_, index) => ({ key: `row-${index}`, own: false, pending: false }));
const midway = new RailThumb();
midway.show({ above: 495, below: 495, all: 1_000 }, 320);

/** What is said, and where one says it. */
export const messages: Shelf = {
  MessageRow: {
    room: 'wide',
    states: {
      usual: () => message({}),
      continued: () => message({ editedAt: plain.at }, { continued: true }),
      long: () => message({ author: long, text: sentences.repeat(2), byBot: true }),
      'one word': () => message({ text: 'W'.repeat(300) }),
      'right to left': () => message({ author: 'דנה כהן', text: hebrew }),
      'from the lobby': () => message({ author: 'py-client', viaLobby: true, text: 'hello world' }),
      reactions: () => message({ reactions, pinnedBy: 'you' }),
      files: () => message({ files }),
      sending: () => message({ delivery: 'sending' }),
      error: () => message({ delivery: 'failed', problem: 'You may not write in this room.' }),
      deleted: () => message({ deleted: true, text: '' }),
      'being deleted': () => message({ deleted: true, text: '' }, { instead: deleting(nothing) }),
      'looked for': () => message({}, { named: true }),
      editing: () => message({}, { editing: true }),
    },
  },
  DeletingNote: {
    states: {
      undoable: () => deleting(nothing),
      'too late': () => deleting(undefined),
    },
  },
  MessageText: {
    states: {
      usual: () => (
        <MessageText
          text="High water at https://tides.example/today, for @ada."
          mentions={[{ as: 'ada', mine: true }]}
        />
      ),
      'emoji alone': () => <MessageText text="🎉🎉" />,
      faint: () => <MessageText text="Not sent yet" faint />,
    },
  },
  FormattedText: {
    room: 'wide',
    states: {
      everything: () => <FormattedText text={markdown} />,
      'right to left': () => <FormattedText text={`> ${hebrew}\n\n- ${hebrew}\n- ${hebrew}`} />,
    },
  },
  FoldedText: {
    room: 'wide',
    states: {
      folded: () => (
        <FoldedText id="gallery-folded" folds="any" unfolded={false}>
          <FormattedText text={`${markdown}\n\n${markdown}`} />
        </FoldedText>
      ),
      unfolded: () => (
        <FoldedText id="gallery-unfolded" folds="any" unfolded>
          <MessageText text={sentences} />
        </FoldedText>
      ),
    },
  },
  MentionedText: {
    states: {
      usual: () => (
        <p>
          <MentionedText
            text="@ada and @noor, please look"
            mentions={[
              { as: 'ada', mine: true },
              { as: 'noor', mine: false },
            ]}
          />
        </p>
      ),
    },
  },
  RoomLinks: {
    states: {
      usual: () => (
        <TextHostContext value={{ copy: () => Promise.resolve(true), rooms: () => rooms }}>
          <p>
            <RoomLinks text="More of it in #general, nothing in #elsewhere." />
          </p>
        </TextHostContext>
      ),
    },
  },
  Address: {
    states: {
      usual: () => (
        <p className="[overflow-wrap:anywhere]">
          <Address href="https://tides.example/">https://tides.example/</Address>
        </p>
      ),
      long: () => (
        <p className="[overflow-wrap:anywhere]">
          <Address
            href="https://tides.example/"
            title="Leads to tides.example"
          >{`https://tides.example/${'a-very-long-path/'.repeat(10)}`}</Address>
        </p>
      ),
    },
  },
  SpoilerText: {
    states: {
      hidden: () => (
        <p>
          It ends with <SpoilerText>the butler and the tide</SpoilerText>.
        </p>
      ),
    },
  },
  SpoilerBlocks: {
    states: {
      hidden: () => (
        <SpoilerBlocks>
          <p>It was the butler.</p>
          <ul className="list-disc ps-5">
            <li>The tide was out.</li>
            <li>{long}</li>
          </ul>
        </SpoilerBlocks>
      ),
    },
  },
  CodeBlock: {
    states: {
      usual: () => <CodeBlock language="ts" code={'const tide = high(noon);\nreturn tide;'} />,
      long: () => <CodeBlock language={undefined} code={'one line '.repeat(30)} />,
    },
  },
  HighlightedCode: {
    states: {
      usual: () => (
        <pre className="overflow-x-auto">
          <HighlightedCode language="ts" code="const tide = high(noon); // at 12:20" />
        </pre>
      ),
    },
  },
  MessageFiles: {
    room: 'wide',
    states: { usual: () => <MessageFiles files={files} /> },
  },
  FileLink: {
    states: { usual: () => <div className="h-14">{files[1] && <FileLink file={files[1]} />}</div> },
  },
  MessageExtras: {
    room: 'wide',
    states: {
      usual: () => (
        <MessageExtras
          id="gallery"
          message={{ ...plain, files: files.slice(1), reactions }}
          actions={actions}
        />
      ),
    },
  },
  MessageFailure: {
    states: {
      usual: () => (
        <MessageFailure
          message={{ ...plain, problem: 'You may not write in this room.' }}
          actions={actions}
        />
      ),
      long: () => <MessageFailure message={{ ...plain, problem: sentences }} actions={actions} />,
    },
  },
  MessageEditor: {
    room: 'wide',
    states: {
      usual: () => (
        <MessageEditor
          text={plain.text}
          maxLength={8000}
          onChange={nothing}
          onSave={nothing}
          onCancel={nothing}
        />
      ),
      'too long': () => (
        <MessageEditor
          text={sentences}
          maxLength={100}
          onChange={nothing}
          onSave={nothing}
          onCancel={nothing}
        />
      ),
    },
  },
  Reactions: {
    states: {
      usual: () => <Reactions reactions={reactions} disabled={false} onReact={nothing} onAdd={nothing} />,
      disabled: () => <Reactions reactions={reactions} disabled onReact={nothing} onAdd={nothing} />,
      many: () => (
        <Reactions
          reactions={Array.from('🍇🍈🍉🍊🍋🍌🍍🥭🍎🍏').map((sign) => ({
            emoji: sign,
            mine: false,
            names: ['Ada Okafor'],
          }))}
          disabled={false}
          onReact={nothing}
          onAdd={nothing}
        />
      ),
    },
  },
  DayDivider: { room: 'wide', states: { usual: () => <DayDivider label="Monday, 4 May" onAsk={nothing} /> } },
  UnreadDivider: { room: 'wide', states: { usual: () => <UnreadDivider /> } },
  RoomIntro: {
    room: 'wide',
    states: {
      usual: () => (
        <RoomIntro icon={<Hash size={22} />} title="general">
          This is where the room begins.
        </RoomIntro>
      ),
      person: () => (
        <RoomIntro icon={<Hash size={22} />} person={{ name: 'Ada Okafor' }} title="Ada Okafor">
          This is where the conversation begins.
        </RoomIntro>
      ),
      long: () => (
        <RoomIntro icon={<Hash size={22} />} title={long}>
          {sentences}
        </RoomIntro>
      ),
    },
  },
  Rail: {
    room: 'wide',
    states: {
      usual: () => (
        <div className="relative h-80">
          <Rail thumb={midway} onGo={async () => {}} />
        </div>
      ),
    },
  },
  RowInTurn: {
    states: {
      'in view': () => (
        <RowInTurn turns={new RowsInTurn()} away={() => 0} height={() => 40}>
          {() => <MessageRow {...row} message={plain} />}
        </RowInTurn>
      ),
    },
  },
  TimelineList: {
    room: 'screen',
    states: {
      usual: () => (
        <TimelineList {...list} rows={rows}>
          {({ key }, current) => <MessageRow {...row} current={current} message={{ ...plain, key }} />}
        </TimelineList>
      ),
      'part of a room': () => (
        <TimelineList {...list} rows={rows} live={false} room={{ first: 501, last: 1_000 }}>
          {({ key }, current) => <MessageRow {...row} current={current} message={{ ...plain, key }} />}
        </TimelineList>
      ),
    },
  },
};
