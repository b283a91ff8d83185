import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { commonTexts } from '../texts/en/common.ts';
import { secretBoxTexts } from '../texts/en/secret-box.ts';
import { Button } from './button.tsx';
import { Scrolled } from './scrolled.tsx';

interface SecretBoxProps {
  /** What the secret is: `Token`, `Recovery codes`. */
  readonly label: string;
  readonly secret: string;
  /** Puts a text on the clipboard; false if that was not possible. */
  readonly copy: (text: string) => Promise<boolean>;
  /** What one should know about it. */
  readonly children: ReactNode;
  /** Further buttons. */
  readonly actions?: ReactNode;
}

/** Something that is shown once: to be copied now, or written down. */
export function SecretBox({ label, secret, copy, children, actions }: SecretBoxProps) {
  const t = secretBoxTexts();
  const [copied, setCopied] = useState<boolean>();
  return (
    <div className="flex flex-col gap-3 rounded-xl bg-accent-soft p-4 text-accent-ink">
      <p className="text-base text-pretty">{children}</p>
      <Scrolled
        as="pre"
        aria-label={label}
        className="max-h-56 overflow-auto rounded-lg bg-canvas p-3 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere] text-ink select-all"
      >
        {secret}
      </Scrolled>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => void copy(secret).then(setCopied)}>
          {copied === true ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
          {t.copy}
        </Button>
        {actions}
        <output className="text-sm">
          {copied === true && commonTexts().copied}
          {copied === false && t.refused}
        </output>
      </div>
    </div>
  );
}
