import clsx from 'clsx';
import { ImageUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { commonTexts } from '../texts/en/common.ts';
import { picturePickerTexts } from '../texts/en/picture-picker.ts';
import { Avatar } from './avatar.tsx';
import { Button } from './button.tsx';
import { ErrorNote } from './error-note.tsx';

interface PicturePickerProps {
  readonly name: string;
  /** Which picture I have, if one. */
  readonly picture: string | undefined;
  /** The address of one that was chosen and is not taken yet. */
  readonly chosen: string | undefined;
  readonly hint: string;
  /** What is being done now. */
  readonly busy: 'saving' | 'removing' | undefined;
  readonly error: string | undefined;
  /** What was done last, in words. */
  readonly done: string;
  readonly onChoose: (file: File) => void;
  /** What was chosen is nothing that the browser can show. */
  readonly onUnreadable: () => void;
  readonly onUse: () => void;
  readonly onCancel: () => void;
  readonly onRemove: () => void;
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
const focus = (element: HTMLElement | null) => element?.focus();

/** My picture: chosen or dropped, looked at as others will see it, and only then taken. */
export function PicturePicker({
  name,
  picture,
  chosen,
  hint,
  busy,
  error,
  done,
  onChoose,
  onUnreadable,
  onUse,
  onCancel,
  onRemove,
}: PicturePickerProps) {
  const t = picturePickerTexts();
  const { cancel, remove } = commonTexts();
  const field = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [over, setOver] = useState(false);
  const idle = busy === undefined;
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && idle) onChoose(file);
  };
  /** The button that was pressed goes away: the focus goes back to the one that stays. */
  const leading = (act: () => void) => () => {
    choose.current?.focus();
    act();
  };
  return (
    // Dropping is a second way; the button is the first.
    <div
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
      className="relative flex max-w-xl flex-col gap-3"
    >
      <div className="flex items-center gap-4">
        {chosen === undefined ? (
          <Avatar name={name} picture={picture} size="2xl" />
        ) : (
          <img
            src={chosen}
            alt={t.preview}
            onError={onUnreadable}
            className="size-20 shrink-0 rounded-2xl bg-hover object-cover"
          />
        )}
        <div className="flex min-w-0 flex-wrap gap-2">
          {chosen !== undefined && (
            <>
              <Button ref={focus} kind="primary" busy={!idle} onClick={leading(onUse)}>
                {busy === 'saving' ? t.saving : t.use}
              </Button>
              <Button disabled={!idle} onClick={leading(onCancel)}>
                {cancel}
              </Button>
            </>
          )}
          <Button
            ref={choose}
            kind={chosen === undefined ? 'outline' : 'quiet'}
            busy={!idle}
            onClick={() => field.current?.click()}
          >
            <ImageUp size={16} aria-hidden="true" />
            {chosen === undefined && picture === undefined ? t.choose : t.chooseOther}
          </Button>
          {chosen === undefined && picture !== undefined && (
            <Button kind="quiet" busy={!idle} onClick={leading(onRemove)}>
              {busy === 'removing' ? t.removing : remove}
            </Button>
          )}
        </div>
      </div>
      <input
        ref={field}
        type="file"
        accept="image/*"
        hidden
        aria-label={t.picture}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
      {error !== undefined && <ErrorNote>{error}</ErrorNote>}
      <p className="text-sm text-ink-faint">
        {hint}
        <span className="pointer-coarse:hidden">{` ${t.dropHint}`}</span>
      </p>
      <output className="sr-only">{done}</output>
      <div
        aria-hidden="true"
        className={clsx(
          'pointer-events-none absolute -inset-3 items-center justify-center rounded-2xl border-2 border-dashed border-accent bg-canvas/90 text-base font-medium text-accent-ink',
          over ? 'flex' : 'hidden',
        )}
      >
        {t.drop}
      </div>
    </div>
  );
}
