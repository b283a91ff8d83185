import { usePreference } from '@parley/react';
import { shortcutsTexts } from '../../texts/en/shortcuts.ts';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Key } from '../../ui/key.tsx';
import { isSingleKey, shortcuts, type ShortcutName } from '../../ui/shortcuts.ts';

type Group = 'anywhere' | 'writing' | 'onMessage' | 'catchUp';

/** Where each holds: one that is missing here does not compile. */
const places: Readonly<Record<ShortcutName, Group>> = {
  switcher: 'anywhere',
  search: 'anywhere',
  sheet: 'anywhere',
  undoDeletion: 'anywhere',
  roomAbove: 'anywhere',
  roomBelow: 'anywhere',
  unreadAbove: 'anywhere',
  unreadBelow: 'anywhere',
  editLast: 'writing',
  newLine: 'writing',
  bold: 'writing',
  italic: 'writing',
  strike: 'writing',
  link: 'writing',
  code: 'writing',
  codeBlock: 'writing',
  messageAbove: 'onMessage',
  messageBelow: 'onMessage',
  firstMessage: 'onMessage',
  lastMessage: 'onMessage',
  messageMenu: 'onMessage',
  editMessage: 'onMessage',
  saveMessage: 'onMessage',
  quoteMessage: 'onMessage',
  openThread: 'onMessage',
  leaveMessages: 'onMessage',
  queueNext: 'catchUp',
  queueBefore: 'catchUp',
  queueDone: 'catchUp',
  queueLater: 'catchUp',
  queueUndo: 'catchUp',
  queueReply: 'catchUp',
};

const names = Object.keys(places) as readonly ShortcutName[];
const groups = [...new Set(Object.values(places))].map((group) => ({
  group,
  names: names.filter((name) => places[name] === group),
}));

/** All shortcuts there are, and whether those of one key hold. */
export function ShortcutList() {
  const t = shortcutsTexts();
  const [single = true, setSingle] = usePreference('keys.single');
  return (
    <>
      <CheckboxField
        label={t.single}
        hint={t.singleHint}
        checked={single}
        onChange={(on) => setSingle(on ? undefined : false)}
      />
      {groups.map(({ group, names: listed }) => (
        <section key={group} aria-label={t[group]}>
          <h3 className="pb-1 text-sm font-medium text-ink-soft">{t[group]}</h3>
          <dl className="flex flex-col">
            {listed.map((name) => (
              <div
                key={name}
                className="flex items-center gap-3 border-b border-line py-1.5 text-base last:border-none"
              >
                <dt className="min-w-0 flex-1">{t[name]}</dt>
                <dd className="shrink-0">
                  {isSingleKey(name) && !single ? (
                    <span className="text-sm text-ink-faint">{t.off}</span>
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

/** As it stands on the key. */
function keyWords(): Readonly<Record<string, string>> {
  const t = shortcutsTexts();
  return {
    Mod: isMac ? '⌘' : t.keyControl,
    Alt: isMac ? '⌥' : 'Alt',
    Shift: isMac ? '⇧' : t.keyShift,
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    Home: t.keyHome,
    End: t.keyEnd,
  };
}

function Keys({ shortcut }: { readonly shortcut: string }) {
  const words = keyWords();
  return shortcut.split('+').map((key) => <Key key={key}>{words[key] ?? key}</Key>);
}
