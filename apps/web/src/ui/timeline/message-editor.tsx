import { useState } from 'react';
import { Button } from '../button.tsx';
import { GrowingTextarea } from '../growing-textarea.tsx';

interface MessageEditorProps {
  readonly text: string;
  readonly maxLength: number;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** Takes the place of a message's text: Enter saves, Shift+Enter makes a line, Escape leaves it as it was. */
export function MessageEditor({ text, maxLength, onSave, onCancel }: MessageEditorProps) {
  const [draft, setDraft] = useState(text);
  const blank = draft.trim() === '';
  const save = () => {
    if (blank || draft.length > maxLength) return;
    if (draft === text) onCancel();
    else onSave(draft);
  };
  return (
    <div className="mt-1 rounded-xl border border-field-line bg-canvas px-3 focus-within:outline-2 focus-within:outline-accent-ink">
      <GrowingTextarea
        label="Edit message"
        value={draft}
        focusOnMount
        onChange={setDraft}
        onSubmit={save}
        onEscape={onCancel}
      />
      <div className="flex items-center justify-end gap-2 pb-2">
        {draft.length > maxLength && (
          <p role="alert" className="mr-auto text-sm text-danger-ink tabular-nums">
            {draft.length - maxLength} characters too many
          </p>
        )}
        <Button size="sm" kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" kind="primary" disabled={blank || draft.length > maxLength} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  );
}
