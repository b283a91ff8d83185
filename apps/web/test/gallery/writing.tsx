import { Paperclip } from 'lucide-react';
import { IconButton } from '../../src/ui/button.tsx';
import { CompletionList } from '../../src/ui/completion-list.tsx';
import { Composer } from '../../src/ui/composer.tsx';
import { EmojiPicker } from '../../src/ui/emoji/emoji-picker.tsx';
import type { Emoji } from '../../src/ui/emoji/emoji-view.ts';
import { FieldOption } from '../../src/ui/field-option.tsx';
import { AttachmentList } from '../../src/ui/files/attachment-list.tsx';
import { TooLong } from '../../src/ui/too-long.tsx';
import { TypingLine } from '../../src/ui/typing-line.tsx';
import { long, nothing, sentences, type Shelf } from './shelf.ts';

const composer = {
  ...{ to: 'general', value: '', maxLength: 8000, onChange: nothing, onSend: nothing, onEditLast: nothing },
  tools: <IconButton label="Attach files" icon={<Paperclip size={16} />} className="my-1" />,
};
const attachment = {
  ...{ key: 'a', name: 'harbour.jpg', size: 2_400_000, sent: 900_000, alt: '' },
  state: 'uploading' as const,
};
const attachments = { onPause: nothing, onResume: nothing, onRemove: nothing, onDescribe: nothing };
const emoji = (sign: string, name: string): Emoji => ({ sign, name, codes: [name], tags: [], toned: false });
const fruits = Array.from('🍇🍈🍉🍊🍋🍌🍍🥭🍎🍏', (sign, at) => emoji(sign, `fruit_${at}`));
const picker = {
  ...{ groups: [{ name: 'Food', sign: '🍇', emoji: fruits }], often: fruits.slice(0, 3) },
  ...{ tone: 0 as const, onTone: nothing, onPick: nothing },
};

/** What one writes with. */
export const writing: Shelf = {
  Composer: {
    room: 'wide',
    states: {
      empty: () => <Composer {...composer} />,
      long: () => <Composer {...composer} to={long} value={sentences} />,
      'too long': () => <Composer {...composer} value={sentences} maxLength={100} />,
      error: () => <Composer {...composer} value="Hello" problem="The message could not be sent." />,
      waiting: () => <Composer {...composer} value="Hello" wait="Slow mode: 12 s" />,
      attached: () => (
        <Composer {...composer} attached above={<AttachmentList {...attachments} items={[attachment]} />} />
      ),
    },
  },
  AttachmentList: {
    room: 'wide',
    states: {
      states: () => (
        <AttachmentList
          {...attachments}
          items={[
            attachment,
            { ...attachment, key: 'b', state: 'waiting', sent: 0 },
            { ...attachment, key: 'c', state: 'paused', kept: false },
            {
              ...attachment,
              key: 'd',
              state: 'done',
              sent: attachment.size,
              picture: { url: '/favicon.svg' },
            },
            {
              ...attachment,
              key: 'e',
              state: 'failed',
              name: `${long}.pdf`,
              problem: 'The server can’t be reached.',
            },
            {
              ...attachment,
              key: 'f',
              state: 'rejected',
              problem: 'The file is too large; the limit is 100 MB.',
            },
          ]}
        />
      ),
    },
  },
  CompletionList: {
    room: 'wide',
    states: {
      usual: () => (
        <div className="relative h-48">
          <div className="absolute inset-x-0 bottom-0">
            <CompletionList
              id="gallery-completion"
              label="People"
              active={1}
              items={[
                { key: 'ada', name: 'Ada Okafor', handle: 'ada' },
                { key: 'long', name: long, handle: 'wolfeschlegelsteinhausen', note: 'not in this room' },
                { key: 'dana', name: 'דנה כהן', handle: 'dana' },
              ]}
              onActive={nothing}
              onChoose={nothing}
            />
          </div>
        </div>
      ),
    },
  },
  EmojiPicker: {
    states: {
      usual: () => <EmojiPicker {...picker} chosen={['🍇']} find={() => fruits} />,
    },
  },
  TooLong: { states: { usual: () => <TooLong id="gallery-too-long" length={8123} maxLength={8000} /> } },
  TypingLine: {
    states: {
      one: () => <TypingLine names={['Ada Okafor']} />,
      many: () => <TypingLine names={['Ada Okafor', 'Noor', long, 'Tom']} />,
      nobody: () => <TypingLine names={[]} />,
    },
  },
  FieldOption: {
    states: {
      usual: () => (
        <div role="listbox" aria-label="Offers">
          {['plain', 'active'].map((state) => (
            <FieldOption
              key={state}
              id={`gallery-option-${state}`}
              selected={state === 'active'}
              className="flex h-control w-full items-center rounded-lg px-2 aria-selected:bg-pressed"
              onPick={nothing}
            >
              {state}
            </FieldOption>
          ))}
        </div>
      ),
    },
  },
};
