import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { commands } from '../composer/commands.ts';

const marks = [
  ['**bold**', 'bold'],
  ['*italic*', 'italic'],
  ['~~struck out~~', 'struck out'],
  ['`code`', 'code'],
  ['```', 'a line of it above and below several lines of code'],
  ['[words](https://…)', 'a link'],
  ['> words', 'a quote'],
  ['- point', 'a list; with 1. a numbered one'],
  ['- [ ] to do', 'a task'],
  ['||words||', 'a spoiler, hidden until one asks for it'],
] as const;

const signs = [
  ['@name', 'calls somebody; @here and @room everybody'],
  ['#room', 'leads to a room'],
  [':code:', 'an emoji'],
] as const;

interface WritingHelpDialogProps {
  readonly onClose: () => void;
}

/** What one can do while one writes. */
export function WritingHelpDialog({ onClose }: WritingHelpDialogProps) {
  return (
    <Dialog title="Writing" description="Marks, signs and commands of a message" onClose={onClose}>
      <DialogBody toRead>
        <Table title="Formatting" rows={marks} />
        <Table title="Signs" rows={signs} />
        <Table
          title="Commands"
          rows={commands.map(({ name, takes, does }) => [
            takes === undefined ? `/${name}` : `/${name} ${takes}`,
            does,
          ])}
        />
        <p className="text-sm text-ink-soft">
          A command stands at the beginning of a message. What should begin with a slash begins with two.
        </p>
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
            <dt className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{typed}</dt>
            <dd className="text-ink-soft">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
