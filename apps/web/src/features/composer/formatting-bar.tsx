import { usePreference } from '@parley/react';
import clsx from 'clsx';
import {
  Bold,
  CircleHelp,
  Code,
  EyeOff,
  Italic,
  Link2,
  List,
  ListOrdered,
  ListTodo,
  ScanEye,
  SquareCode,
  Strikethrough,
  TextQuote,
} from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { formattingBarTexts } from '../../texts/en/formatting-bar.ts';
import { Scrolled } from '../../ui/scrolled.tsx';
import { MessageText } from '../../ui/timeline/message-text.tsx';
import { stepOf } from '../../ui/direction.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import type { Formatting } from './format-text.ts';
import { applyFormat } from './use-formatting-keys.ts';

interface FormattingBarProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  /** Shown on a phone; where there is room, preference decides. */
  readonly narrow: boolean;
}

const size = 16;
const buttons: readonly (readonly [Formatting, keyof ReturnType<typeof formattingBarTexts>, ReactNode])[] = [
  ['bold', 'bold', <Bold key="" size={size} />],
  ['italic', 'italic', <Italic key="" size={size} />],
  ['strike', 'strike', <Strikethrough key="" size={size} />],
  ['link', 'link', <Link2 key="" size={size} />],
  ['bullets', 'bullets', <List key="" size={size} />],
  ['numbers', 'numbers', <ListOrdered key="" size={size} />],
  ['tasks', 'tasks', <ListTodo key="" size={size} />],
  ['quote', 'quote', <TextQuote key="" size={size} />],
  ['code', 'code', <Code key="" size={size} />],
  ['code-block', 'codeBlock', <SquareCode key="" size={size} />],
  ['spoiler', 'spoiler', <EyeOff key="" size={size} />],
];

/** One stop for the Tab key; arrow keys go from button to button. */
function onArrow(event: KeyboardEvent<HTMLElement>) {
  const step = stepOf(event.key, event.currentTarget);
  if (step === 0) return;
  const all = [...event.currentTarget.querySelectorAll('button')];
  const at = all.findIndex((button) => button === document.activeElement);
  const next = all[(at + step + all.length) % all.length];
  for (const button of all) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
  event.preventDefault();
}

/** Buttons that format what is selected in the field below, and a look at how it will show. */
export function FormattingBar({ field, text, narrow }: FormattingBarProps) {
  const t = formattingBarTexts();
  const openDialog = useOpenDialog();
  const [wide = false] = usePreference('composer.formatting');
  const [preview, setPreview] = useState(false);
  if (!wide && !narrow) return null;
  const button = (label: string, icon: ReactNode, first: boolean, press: () => void, pressed?: boolean) => (
    <button
      key={label}
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      tabIndex={first ? 0 : -1}
      // The field keeps the focus, and what is selected in it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
      className="flex size-8 shrink-0 items-center justify-center rounded-md text-ink-soft -outline-offset-2 hover:bg-pressed hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-ink pointer-coarse:size-11"
    >
      {icon}
    </button>
  );
  return (
    <div className={clsx(wide ? 'md:block' : 'md:hidden', narrow ? 'block' : 'hidden')}>
      <div
        role="toolbar"
        aria-label={t.title}
        tabIndex={-1}
        onKeyDown={onArrow}
        // One row; where it is longer than its place a wheel moves it, too, which else goes up and down alone.
        onWheel={({ currentTarget, deltaX, deltaY }) => {
          if (deltaX === 0) currentTarget.scrollLeft += stepOf('ArrowRight', currentTarget) * deltaY;
        }}
        className="scrolls-sideways flex gap-0.5 pb-1"
      >
        {buttons.map(([how, name, icon], index) =>
          button(t[name], icon, index === 0, () => {
            if (field.current !== null) applyFormat(field.current, how);
          }),
        )}
        {button(t.preview, <ScanEye size={size} />, false, () => setPreview(!preview), preview)}
        {button(t.help, <CircleHelp size={size} />, false, () => openDialog({ kind: 'writing-help' }))}
      </div>
      {preview && (
        <Scrolled
          as="section"
          aria-label={t.preview}
          className="mb-1.5 max-h-[30dvh] overflow-y-auto rounded-xl border border-line bg-sunken px-4 py-2"
        >
          {text.trim() === '' ? (
            <p className="text-sm text-ink-soft">{t.nothing}</p>
          ) : (
            <MessageText text={text} />
          )}
        </Scrolled>
      )}
    </div>
  );
}
