import { Popover } from '@base-ui/react/popover';

export interface ReactionPickerProps {
  readonly anchor: HTMLElement;
  /** Emoji I already gave: choosing one takes it back. */
  readonly mine: readonly string[];
  readonly onPick: (emoji: string, on: boolean) => void;
  readonly onClose: () => void;
}

const choices = [
  ['👍', 'Thumbs up'],
  ['❤️', 'Heart'],
  ['😄', 'Smile'],
  ['🎉', 'Party'],
  ['👀', 'Eyes'],
  ['🙏', 'Thanks'],
  ['✅', 'Done'],
  ['🤔', 'Thinking'],
] as const;

/** A few emoji to react with. Loaded when first wanted. */
export function ReactionPicker({ anchor, mine, onPick, onClose }: ReactionPickerProps) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="end" side="top" sideOffset={6} collisionPadding={8}>
          <Popover.Popup
            aria-label="Choose a reaction"
            finalFocus={() => anchor}
            className="grid grid-cols-8 gap-0.5 rounded-xl border border-line bg-raised p-1 shadow-pop outline-none pointer-coarse:grid-cols-4"
          >
            {choices.map(([emoji, name]) => (
              <button
                key={emoji}
                type="button"
                aria-label={name}
                aria-pressed={mine.includes(emoji)}
                title={name}
                onClick={() => onPick(emoji, !mine.includes(emoji))}
                className="flex size-9 items-center justify-center rounded-lg text-[1.25rem] hover:bg-hover aria-pressed:bg-accent-soft pointer-coarse:size-11"
              >
                {emoji}
              </button>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
