import { writingTexts } from '../texts/en/writing.ts';

/** Who types now, on a line that keeps its height when nobody does. */
export function TypingLine({ names }: { readonly names: readonly string[] }) {
  return (
    <output
      aria-label={writingTexts().typing}
      className="flex h-6 items-center gap-2 px-5 text-xs text-ink-soft md:px-7"
    >
      {names.length > 0 && (
        <>
          <span aria-hidden="true" className="flex gap-0.5">
            {[0, 1, 2].map((dot) => (
              <span key={dot} className="typing-dot size-1 rounded-full bg-ink-faint" />
            ))}
          </span>
          <span dir="auto" className="truncate">
            {sentence(names)}
          </span>
        </>
      )}
    </output>
  );
}

function sentence(names: readonly string[]): string {
  const t = writingTexts();
  const [first = '', second = ''] = names;
  if (names.length === 1) return t.typingOne({ name: first });
  if (names.length === 2) return t.typingTwo({ first, second });
  return t.typingMany({ count: names.length });
}
