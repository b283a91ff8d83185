import type { User, UserId } from '@parley/events';
import { presenceTexts } from '../../texts/en/presence.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PersonStatus } from '../status/person-status.tsx';
import { usePresences } from '../use-names.ts';

/** The other one of a conversation of two, and whether they are here. */
export function DirectMark({ person: { id, name, avatar } }: { readonly person: User }) {
  return <Avatar name={name} picture={avatar} size="xs" presence={usePresences([id])(id)} />;
}

/** The same in a word, for who listens, and what they are up to. */
export function DirectState({ id }: { readonly id: UserId }) {
  const presence = usePresences([id])(id);
  return (
    <>
      {presence !== undefined && <span className="sr-only">{presenceTexts()[presence]}</span>}
      <PersonStatus id={id} wide />
    </>
  );
}
