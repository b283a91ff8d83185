import { useCallback, useState } from 'react';

type Edit = (key: string | undefined) => void;

/** Which message is being edited, if one is, and what begins and ends that. The latter stays the same: each row has it. */
export function useEditing(onDone: () => void): readonly [string | undefined, Edit] {
  const [editing, setEditing] = useState<string>();
  const edit = useCallback<Edit>(
    (key) => {
      setEditing(key);
      if (key === undefined) onDone();
    },
    [onDone],
  );
  return [editing, edit];
}
