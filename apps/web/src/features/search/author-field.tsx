import type { UserId } from '@parley/events';
import { useChatClient, useReadable, useUsers } from '@parley/react';
import { useDeferredValue, useId, useState } from 'react';
import { searchTexts } from '../../texts/en/search.ts';
import { Labelled } from './labelled.tsx';

interface AuthorFieldProps {
  readonly from: UserId | undefined;
  readonly className: string;
  readonly onFrom: (from: UserId | undefined) => void;
}

/** A person by name, with the names there are to pick from; no two people have one name. */
export function AuthorField({ from, className, onFrom }: AuthorFieldProps) {
  const t = searchTexts();
  const list = useId();
  const client = useChatClient();
  const [typed, setTyped] = useState<string>();
  const query = useDeferredValue(typed?.trim() ?? '');
  const people = useUsers(query).items;
  const known = useReadable(client.user(from ?? ('' as UserId)))?.name;
  const change = (name: string) => {
    setTyped(name);
    const person = people.find((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase());
    if (person !== undefined || name === '') onFrom(person?.id);
  };
  return (
    <Labelled label={t.by}>
      {(id) => (
        <>
          <input
            id={id}
            list={list}
            autoComplete="off"
            placeholder={t.anybody}
            value={typed ?? known ?? ''}
            onChange={({ target }) => change(target.value)}
            className={className}
          />
          <datalist id={list}>
            {people.map(({ id: person, name }) => (
              <option key={person} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Labelled>
  );
}
