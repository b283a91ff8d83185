import { useId, useState } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { messageEditorTexts } from '../../texts/en/message-editor.ts';
import { Button } from '../button.tsx';
import { GrowingTextarea } from '../growing-textarea.tsx';
import { TooLong } from '../too-long.tsx';

interface MessageEditorProps {
  readonly text: string;
  /** What was written of it before, if the edit goes on. */
  readonly begun?: string | undefined;
  readonly maxLength: number;
  readonly focusOnMount?: boolean | undefined;
  readonly onChange: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** Takes the place of a message's text: Enter saves, Shift+Enter makes a line, Escape leaves it as it was. */
export function MessageEditor({
  text,
  begun,
  maxLength,
  focusOnMount = true,
  onChange,
  onSave,
  onCancel,
}: MessageEditorProps) {
  const { cancel, save: saveLabel } = commonTexts();
  // As long as nothing is written it is the message as it is, which may be edited elsewhere.
  const [draft = text, setDraft] = useState(begun);
  const id = useId();
  const [attempts, setAttempts] = useState(0);
  const blank = draft.trim() === '';
  const tooLong = draft.length > maxLength;
  const save = () => {
    if (tooLong) return setAttempts(attempts + 1);
    if (blank) return;
    if (draft === text) onCancel();
    else onSave(draft);
  };
  return (
    <div className="mt-1 rounded-xl border border-field-line bg-canvas px-3 focus-within:outline-2 focus-within:outline-accent-ink">
      <GrowingTextarea
        label={messageEditorTexts().label}
        value={draft}
        describedBy={tooLong ? id : undefined}
        invalid={tooLong}
        focusOnMount={focusOnMount}
        onChange={(next) => {
          setDraft(next);
          onChange(next);
        }}
        onSubmit={save}
        onEscape={onCancel}
      />
      {tooLong && <TooLong id={id} length={draft.length} maxLength={maxLength} attempts={attempts} />}
      <div className="flex items-center justify-end gap-2 pt-1 pb-2">
        <Button size="sm" kind="quiet" onClick={onCancel}>
          {cancel}
        </Button>
        <Button size="sm" kind="primary" disabled={blank || tooLong} onClick={save}>
          {saveLabel}
        </Button>
      </div>
    </div>
  );
}
