import { usePreference } from '@parley/react';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Key } from '../../ui/key.tsx';
import { isSingleKey, shortcuts, type ShortcutName } from '../../ui/shortcuts.ts';

interface Group {
  readonly title: string;
  readonly names: readonly ShortcutName[];
}

type Words = Readonly<Record<ShortcutName, readonly [group: string, what: string]>>;

/** What each does: one that is missing here does not compile. */
const words: Words = {
  switcher: ['Anywhere', 'Go to a room, person or page, or do something'],
  search: ['Anywhere', 'Search messages'],
  sheet: ['Anywhere', 'Show this list'],
  roomAbove: ['Anywhere', 'Room above'],
  roomBelow: ['Anywhere', 'Room below'],
  unreadAbove: ['Anywhere', 'Unread room above'],
  unreadBelow: ['Anywhere', 'Unread room below'],
  editLast: ['While writing', 'Edit your last message, when nothing is written'],
  newLine: ['While writing', 'New line; in a list, the next point'],
  bold: ['While writing', 'Bold'],
  italic: ['While writing', 'Italic'],
  strike: ['While writing', 'Strike out'],
  link: ['While writing', 'Make a link of what is selected'],
  code: ['While writing', 'Code'],
  codeBlock: ['While writing', 'Code block'],
  messageAbove: ['On a message', 'Message above'],
  messageBelow: ['On a message', 'Message below'],
  firstMessage: ['On a message', 'First message that is loaded'],
  lastMessage: ['On a message', 'Last message'],
  messageMenu: ['On a message', 'Everything one can do with it'],
  editMessage: ['On a message', 'Edit'],
  saveMessage: ['On a message', 'Save for later, or take it off the list'],
  quoteMessage: ['On a message', 'Reply with a quote'],
  openThread: ['On a message', 'Reply in thread'],
  leaveMessages: ['On a message', 'Back to writing'],
  queueNext: ['In Catch up', 'Next room'],
  queueBefore: ['In Catch up', 'Room before'],
  queueDone: ['In Catch up', 'Done'],
  queueUndo: ['In Catch up', 'Take it back'],
  queueReply: ['In Catch up', 'Open and reply'],
};

const names = Object.keys(words) as readonly ShortcutName[];
const groups: readonly Group[] = [...new Set(names.map((name) => words[name][0]))].map((title) => ({
  title,
  names: names.filter((name) => words[name][0] === title),
}));

/** All shortcuts there are, and whether those of one key hold. */
export function ShortcutList() {
  const [single = true, setSingle] = usePreference('keys.single');
  return (
    <>
      <CheckboxField
        label="Shortcuts of a single key"
        hint="Switch them off if you speak to your computer or hit keys by accident. It holds on all your devices."
        checked={single}
        onChange={(on) => setSingle(on ? undefined : false)}
      />
      {groups.map(({ title, names: listed }) => (
        <section key={title} aria-label={title}>
          <h3 className="pb-1 text-sm font-medium text-ink-soft">{title}</h3>
          <dl className="flex flex-col">
            {listed.map((name) => (
              <div
                key={name}
                className="flex items-center gap-3 border-b border-line py-1.5 text-base last:border-none"
              >
                <dt className="min-w-0 flex-1">{words[name][1]}</dt>
                <dd className="shrink-0">
                  {isSingleKey(name) && !single ? (
                    <span className="text-sm text-ink-faint">switched off</span>
                  ) : (
                    <Keys shortcut={shortcuts[name]} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const keyWords: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Alt: isMac ? '⌥' : 'Alt',
  Shift: isMac ? '⇧' : 'Shift',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

function Keys({ shortcut }: { readonly shortcut: string }) {
  return shortcut.split('+').map((key) => <Key key={key}>{keyWords[key] ?? key}</Key>);
}
