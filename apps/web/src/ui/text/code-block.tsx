import { Check, Copy } from 'lucide-react';
import { Suspense, use, useState } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { formattedTextTexts } from '../../texts/en/formatted-text.ts';
import { IconButton } from '../button.tsx';
import { TextHostContext } from './text-host.ts';
import { lazy } from '../lazy.ts';
import { Scrolled } from '../scrolled.tsx';

// Fetched with the first code that names its language.
const HighlightedCode = lazy(() =>
  import('./highlighted-code.tsx').then(
    (loaded) => ({ default: loaded.HighlightedCode }),
    () => ({ default: PlainCode }),
  ),
);

interface CodeBlockProps {
  /** As the writer named it. */
  readonly language: string | undefined;
  readonly code: string;
}

export function CodeBlock({ language, code }: CodeBlockProps) {
  const t = formattedTextTexts();
  const { copy } = use(TextHostContext);
  const [copied, setCopied] = useState(false);
  const plain = <PlainCode code={code} />;
  return (
    <div data-part="code" className="overflow-hidden rounded-lg border border-line bg-sunken">
      <div className="flex h-8 items-center gap-2 border-b border-line pe-1 ps-3 text-xs text-ink-soft">
        <span className="min-w-0 flex-1 truncate">{language}</span>
        <span role="status" className="shrink-0">
          {copied && commonTexts().copied}
        </span>
        <IconButton
          size="sm"
          label={t.copyCode}
          icon={copied ? <Check size={14} /> : <Copy size={14} />}
          onBlur={() => setCopied(false)}
          onClick={() => void copy(code).then(setCopied)}
        />
      </div>
      <Scrolled
        as="pre"
        role="group"
        aria-label={language === undefined ? t.code : t.codeIn({ language })}
        dir="ltr"
        className="overflow-x-auto px-3 py-2 text-[0.8125rem] leading-5 whitespace-pre focus-visible:-outline-offset-2"
      >
        <code className={language === undefined ? 'font-mono' : `font-mono language-${language}`}>
          {language === undefined ? (
            plain
          ) : (
            <Suspense fallback={plain}>
              <HighlightedCode language={language} code={code} />
            </Suspense>
          )}
        </code>
      </Scrolled>
    </div>
  );
}

const PlainCode = ({ code }: { readonly code: string }) => code;
