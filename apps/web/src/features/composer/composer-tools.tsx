import { Smile } from 'lucide-react';
import { lazy, Suspense, useState, type RefObject } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { replaceText } from '../../ui/edit-text.ts';

const EmojiPopover = lazy(async () => ({
  default: (await import('../emoji/emoji-popover.tsx')).EmojiPopover,
}));

interface ComposerToolsProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** What stands beside the text one writes. */
export function ComposerTools({ field }: ComposerToolsProps) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const insert = (sign: string) => {
    const area = field.current;
    setAnchor(undefined);
    if (area === null) return;
    replaceText(area, { start: area.selectionStart, end: area.selectionEnd, text: sign });
  };
  return (
    <>
      <IconButton
        label="Emoji"
        icon={<Smile size={18} />}
        className="my-1 -mr-1 pointer-coarse:size-11"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      {anchor !== undefined && (
        <Suspense fallback={null}>
          <EmojiPopover
            label="Choose an emoji"
            anchor={anchor}
            focusAfter={() => field.current}
            onPick={insert}
            onClose={() => setAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
