import clsx from 'clsx';
import { Check, File as FileIcon, Pause, Play, RotateCw, X } from 'lucide-react';
import { attachmentsTexts } from '../../texts/en/attachments.ts';
import { IconButton } from '../button.tsx';
import { bytes } from '../bytes.ts';
import { useKeptFocus } from '../kept-focus.ts';

interface AttachmentView {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly state: 'waiting' | 'uploading' | 'paused' | 'done' | 'failed' | 'rejected';
  readonly sent: number;
  readonly problem?: string | undefined;
  readonly alt: string;
  readonly picture?: { readonly url: string } | undefined;
  /** False if the browser does not keep it beyond the page. */
  readonly kept?: boolean | undefined;
}

interface AttachmentListProps {
  readonly items: readonly AttachmentView[];
  readonly onPause: (key: string) => void;
  readonly onResume: (key: string) => void;
  readonly onRemove: (key: string) => void;
  readonly onDescribe: (key: string, alt: string) => void;
}

/** What goes with the message that is being written, and how far it is. */
export function AttachmentList({ items, onPause, onResume, onRemove, onDescribe }: AttachmentListProps) {
  const t = attachmentsTexts();
  // Pausing makes room for going on, which makes room for a mark: not the button beside, which takes the file away.
  const keepFocus = useKeptFocus((element) => () => element.closest('li'));
  return (
    <div className="mx-4 mb-2 rounded-2xl border border-line bg-sunken md:mx-6">
      <ul {...keepFocus} aria-label={t.list} className="scrolls-down flex max-h-56 flex-col gap-1.5 p-2">
        {items.map((item) => (
          <li
            key={item.key}
            tabIndex={-1}
            className="flex items-center gap-2.5 rounded-xl bg-canvas p-1.5 ps-2 outline-none"
          >
            {item.picture ? (
              <img
                src={item.picture.url}
                alt=""
                className="size-10 shrink-0 rounded-lg bg-hover object-cover"
              />
            ) : (
              <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-hover text-ink-soft">
                <FileIcon size={18} aria-hidden="true" />
              </span>
            )}
            <div className="min-w-0 flex-1">
              <span dir="auto" title={item.name} className="block truncate text-sm font-medium">
                {item.name}
              </span>
              <Progress item={item} />
              {item.kept === false && <p className="text-xs text-ink-faint">{t.notKept}</p>}
              {item.picture && (
                <input
                  type="text"
                  value={item.alt}
                  maxLength={500}
                  aria-label={t.describe({ name: item.name })}
                  placeholder={t.describeHint}
                  onChange={(event) => onDescribe(item.key, event.target.value)}
                  className="mt-1 block h-control-sm w-full min-w-0 text-ellipsis rounded-md border border-field-line bg-canvas px-2 text-sm outline-none placeholder:text-ink-faint focus:border-accent-ink"
                />
              )}
            </div>
            {item.state === 'done' && (
              <Check size={16} aria-hidden="true" className="mx-1 shrink-0 text-ink-soft" />
            )}
            {item.state !== 'done' && item.state !== 'rejected' && (
              <Proceed item={item} onPause={() => onPause(item.key)} onResume={() => onResume(item.key)} />
            )}
            <IconButton
              size="sm"
              label={t.removeFile({ name: item.name })}
              icon={<X size={16} />}
              onClick={() => onRemove(item.key)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ProceedProps {
  readonly item: AttachmentView;
  readonly onPause: () => void;
  readonly onResume: () => void;
}

/** One button, whatever it does: who pressed it has the focus on it for the way back. */
function Proceed({ item: { state, name }, onPause, onResume }: ProceedProps) {
  const t = attachmentsTexts();
  if (state === 'uploading' || state === 'waiting')
    return <IconButton size="sm" label={t.pause({ name })} icon={<Pause size={15} />} onClick={onPause} />;
  return (
    <IconButton
      size="sm"
      label={state === 'paused' ? t.goOn({ name }) : t.again({ name })}
      icon={state === 'paused' ? <Play size={15} /> : <RotateCw size={15} />}
      onClick={onResume}
    />
  );
}

function Progress({ item: { state, sent, size, problem, name } }: { readonly item: AttachmentView }) {
  const t = attachmentsTexts();
  if (state === 'failed' || state === 'rejected')
    return (
      <p role="alert" className="text-xs [overflow-wrap:anywhere] text-danger-ink">
        {problem}
      </p>
    );
  if (state === 'done') return <p className="text-xs text-ink-faint">{t.ready({ size: bytes(size) })}</p>;
  return (
    <div className="flex items-center gap-2 text-xs text-ink-faint tabular-nums">
      <progress
        aria-label={t.uploadOf({ name })}
        value={sent}
        max={Math.max(1, size)}
        className={clsx('progress h-1.5 w-24', state === 'paused' && 'opacity-60')}
      />
      <span className="truncate">{t[state]({ sent: bytes(sent), size: bytes(size) })}</span>
    </div>
  );
}
