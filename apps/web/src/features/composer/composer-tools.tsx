import type { RoomId } from '@parley/events';
import { usePreference } from '@parley/react';
import { ALargeSmall, Smile } from 'lucide-react';
import { Suspense, useState, type RefObject } from 'react';
import { composerToolsTexts } from '../../texts/en/composer-tools.ts';
import { IconButton } from '../../ui/button.tsx';
import { replaceText } from '../../ui/edit-text.ts';
import { AttachButton } from '../files/attach.tsx';
import { useFormattingKeys } from './use-formatting-keys.ts';
import { lazy } from '../../ui/lazy.ts';

const EmojiPopover = lazy(async () => ({
  default: (await import('../emoji/emoji-popover.tsx')).EmojiPopover,
}));

interface ComposerToolsProps {
  readonly room: RoomId;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Shows the formatting buttons on a phone, or hides them. */
  readonly onPhoneBar: () => void;
}

/** What stands beside the text one writes. */
export function ComposerTools({ room, field, onPhoneBar }: ComposerToolsProps) {
  const t = composerToolsTexts();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [bar = false, setBar] = usePreference('composer.formatting');
  useFormattingKeys(field);
  const insert = (sign: string) => {
    const area = field.current;
    setAnchor(undefined);
    if (area === null) return;
    replaceText(area, { start: area.selectionStart, end: area.selectionEnd, text: sign });
  };
  return (
    <>
      <AttachButton room={room} />
      <IconButton
        label={t.formatting}
        icon={<ALargeSmall size={18} />}
        className="my-1 -me-2"
        onClick={() => {
          if (window.matchMedia('(min-width: 48rem)').matches) setBar(bar ? undefined : true);
          else onPhoneBar();
        }}
      />
      <IconButton
        label={t.emoji}
        icon={<Smile size={18} />}
        className="my-1 -me-1"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      {anchor !== undefined && (
        <Suspense fallback={null}>
          <EmojiPopover
            label={t.chooseEmoji}
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
