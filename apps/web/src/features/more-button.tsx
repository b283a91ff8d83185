import { commonTexts } from '../texts/en/common.ts';
import { Button } from '../ui/button.tsx';
import { focusBefore } from '../ui/focus-beside.ts';

interface MoreButtonProps {
  readonly label?: string | undefined;
  readonly onMore: () => void;
}

/** Asks for more of the list above it. It goes while that comes: who pressed it is at the end of the list then, and goes on from there. */
export function MoreButton({ label = commonTexts().showMore, onMore }: MoreButtonProps) {
  return (
    <Button
      className="self-center"
      onClick={({ currentTarget }) => {
        focusBefore(currentTarget);
        onMore();
      }}
    >
      {label}
    </Button>
  );
}
