import { Popover } from '@base-ui/react/popover';
import { useCallback, useMemo, useRef } from 'react';
import { beside } from '../../ui/beside.ts';
import { EmojiPicker } from '../../ui/emoji/emoji-picker.tsx';
import { useGoingBack } from '../../ui/going-back.ts';
import { hasKeyboard } from '../../ui/pointer.ts';
import { emojiGroups } from './emoji-groups.ts';
import { useEmoji } from './use-emoji.ts';
import { useEmojiHabits } from './use-emoji-habits.ts';

interface EmojiPopoverProps {
  readonly anchor: HTMLElement;
  readonly label: string;
  /** Those I already gave: choosing one takes it back. */
  readonly chosen?: readonly string[] | undefined;
  /** Gets the focus when it closes; not given, what opened it. */
  readonly focusAfter?: (() => HTMLElement | null) | undefined;
  readonly onPick: (sign: string) => void;
  readonly onClose: () => void;
}

const foundAtMost = 80;

/** The emoji picker beside what opened it. Loaded, with the data of all emoji, when first wanted. */
export function EmojiPopover({ anchor, label, chosen, focusAfter, onPick, onClose }: EmojiPopoverProps) {
  const data = useEmoji();
  const { recent, often, tone, setTone, remember } = useEmojiHabits();
  const groups = useMemo(() => emojiGroups(data), [data]);
  const popup = useRef<HTMLDivElement>(null);
  useGoingBack(onClose);
  const find = useCallback((query: string) => data.find(query, recent, foundAtMost), [data, recent]);
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="end" side="top" sideOffset={6} {...beside()}>
          <Popover.Popup
            ref={popup}
            aria-label={label}
            // The search is what the Tab key reaches first; a keyboard on the screen would cover what one came for.
            initialFocus={() => (hasKeyboard() ? true : popup.current)}
            finalFocus={focusAfter ? () => focusAfter() : () => anchor}
            className="rounded-xl border border-line bg-raised shadow-pop outline-none"
          >
            <EmojiPicker
              groups={groups}
              often={often}
              tone={tone}
              chosen={chosen}
              find={find}
              onTone={setTone}
              onPick={(sign) => {
                if (chosen?.includes(sign) !== true) remember(sign);
                onPick(sign);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
