import { writingHelpTexts } from '../../texts/en/writing-help.ts';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { commands } from '../composer/commands.ts';

interface WritingHelpDialogProps {
  readonly onClose: () => void;
}

/** What one can do while one writes. */
export function WritingHelpDialog({ onClose }: WritingHelpDialogProps) {
  const t = writingHelpTexts();
  const marks = [
    [t.boldMark, t.bold],
    [t.italicMark, t.italic],
    [t.strikeMark, t.strike],
    [t.codeMark, t.code],
    ['```', t.codeBlock],
    [t.linkMark, t.link],
    [t.quoteMark, t.quote],
    [t.listMark, t.list],
    [t.taskMark, t.task],
    [t.spoilerMark, t.spoiler],
  ] as const;

  const signs = [
    [t.personSign, t.person],
    [t.roomSign, t.room],
    [t.emojiSign, t.emoji],
  ] as const;
  return (
    <Dialog title={t.title} description={t.description} onClose={onClose}>
      <DialogBody toRead>
        <Table title={t.formatting} rows={marks} />
        <Table title={t.signs} rows={signs} />
        <Table
          title={t.commands}
          rows={commands().map(({ name, takes, does }) => [
            takes === undefined ? `/${name}` : `/${name} ${takes}`,
            does,
          ])}
        />
        <p className="text-sm text-ink-soft">{t.note}</p>
      </DialogBody>
    </Dialog>
  );
}

interface TableProps {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}

function Table({ title, rows }: TableProps) {
  return (
    <section aria-label={title} className="pb-1">
      <h3 className="pb-1 text-sm font-semibold">{title}</h3>
      <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-4 gap-y-1 text-sm">
        {rows.map(([typed, does]) => (
          <div key={typed} className="contents">
            <dt className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
              <bdi dir="ltr">{typed}</bdi>
            </dt>
            <dd className="text-ink-soft">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
