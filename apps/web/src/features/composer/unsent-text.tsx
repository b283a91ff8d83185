import { useId, useState } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { unsentTextTexts } from '../../texts/en/unsent-text.ts';
import { Button } from '../../ui/button.tsx';
import { useNotify } from '../notices.tsx';
import { copyText } from '../copy-text.ts';

interface UnsentTextProps {
  /** Why it is here; by default that it was not sent. */
  readonly title?: string;
  readonly text: string;
  readonly onDiscard: () => void;
}

/** What was written where one can't send any more: to be copied, and then forgotten. */
export function UnsentText({ title, text, onDiscard }: UnsentTextProps) {
  const t = unsentTextTexts();
  const id = useId();
  const notify = useNotify();
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    if (await copyText(text)) setCopied(text);
    else notify(commonTexts().noCopying);
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="pb-2 text-sm font-medium text-ink-soft">
        {title ?? t.title}
      </h2>
      <textarea
        readOnly
        dir="auto"
        rows={3}
        aria-labelledby={id}
        value={text}
        className="block w-full resize-none rounded-xl border border-line bg-sunken px-4 py-3 text-read"
      />
      <div className="flex flex-wrap gap-2 pt-3">
        <Button onClick={() => void copy()}>{t.copy}</Button>
        <Button kind="quiet" onClick={onDiscard}>
          {t.discard}
        </Button>
        <span role="status" className="self-center text-sm text-ink-soft">
          {copied === text && t.copied}
        </span>
      </div>
    </section>
  );
}
