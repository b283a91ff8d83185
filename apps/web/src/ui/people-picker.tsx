import { X } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { peoplePickerTexts } from '../texts/en/people-picker.ts';
import { Avatar } from './avatar.tsx';
import { focusBeside } from './focus-beside.ts';
import { Mark } from './mark.tsx';
import { TextField } from './text-field.tsx';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly avatar?: string | undefined;
  /** It is a program. */
  readonly bot?: boolean | undefined;
}

interface PeoplePickerProps {
  readonly label: string;
  readonly query: string;
  readonly people: readonly PersonView[];
  readonly picked: readonly PersonView[];
  readonly max: number;
  /** Shown below the people: more of them, an error, or that there are none. */
  readonly after?: ReactNode;
  readonly onQuery: (query: string) => void;
  readonly onToggle: (person: PersonView) => void;
}

/** Search for people and tick them off; who is picked stays in sight above. */
export function PeoplePicker({
  label,
  query,
  people,
  picked,
  max,
  after,
  onQuery,
  onToggle,
}: PeoplePickerProps) {
  const t = peoplePickerTexts();
  const id = useId();
  const full = picked.length >= max;
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <TextField
        ref={field}
        type="search"
        label={label}
        placeholder={t.search}
        autoComplete="off"
        value={query}
        hint={full ? t.limit({ count: max }) : undefined}
        onChange={(event) => onQuery(event.target.value)}
      />
      {picked.length > 0 && (
        <ul aria-label={t.picked} className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
          {picked.map((person) => (
            <li key={person.id} className="max-w-full">
              <button
                type="button"
                aria-label={t.remove({ name: person.name })}
                onClick={(event) => {
                  focusBeside(event.currentTarget, () => field.current?.focus());
                  onToggle(person);
                }}
                className="inline-flex h-control-sm max-w-full items-center gap-1.5 rounded-full bg-accent-soft pe-2 ps-3 text-sm font-medium text-accent-ink"
              >
                <span dir="auto" className="truncate">
                  {person.name}
                </span>
                <X size={14} aria-hidden="true" className="shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul aria-label={t.people} className="-mx-2 flex h-72 flex-col overflow-y-auto">
        {people.map((person) => {
          const chosen = picked.some((other) => other.id === person.id);
          return (
            <li key={person.id}>
              <label
                htmlFor={`${id}-${person.id}`}
                className="flex h-11 cursor-pointer items-center gap-3 rounded-lg px-2 hover:bg-hover has-disabled:cursor-not-allowed has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent-ink"
              >
                <Avatar name={person.name} picture={person.avatar} ring="ring-raised" />
                <span className="flex min-w-0 flex-1 items-baseline gap-1.5">
                  <span dir="auto" className="truncate">
                    {person.name}
                  </span>
                  {person.bot && <Mark title={t.program}>{t.bot}</Mark>}
                </span>
                <input
                  id={`${id}-${person.id}`}
                  type="checkbox"
                  className="outline-none"
                  checked={chosen}
                  disabled={full && !chosen}
                  onChange={() => onToggle(person)}
                />
              </label>
            </li>
          );
        })}
        {after !== undefined && <li className="p-2 text-center">{after}</li>}
      </ul>
    </div>
  );
}
