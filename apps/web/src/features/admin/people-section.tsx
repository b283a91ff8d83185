import type { User } from '@parley/events';
import { useUsers } from '@parley/react';
import { useDeferredValue, useRef, useState } from 'react';
import { adminPeopleTexts } from '../../texts/en/admin-people.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { SecretBox } from '../../ui/secret-box.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { copyText } from '../copy-text.ts';
import { ListEnd } from '../list-end.tsx';
import { roleWords } from '../role-words.ts';
import { BanDialog } from './ban-dialog.tsx';
import { BannedPeople } from './banned-people.tsx';
import { PersonActions, type RecoveryLink } from './person-actions.tsx';

/** Whom I am asked about, and by which button. */
interface Banning {
  readonly user: User;
  readonly button: HTMLButtonElement | null;
}

/** Everybody of the place, what they are here, and what I may do about it. */
export function PeopleSection() {
  const t = adminPeopleTexts();
  const [query, setQuery] = useState('');
  const users = useUsers(useDeferredValue(query.trim()));
  const [banning, setBanning] = useState<Banning>();
  /** How often somebody was banned meanwhile: the list of the banned is asked for anew. */
  const [bans, setBans] = useState(0);
  const [link, setLink] = useState<RecoveryLink>();
  const list = useRef<HTMLDivElement>(null);
  return (
    <>
      <Section title={t.title}>
        <TextField
          type="search"
          label={t.search}
          labelHidden
          placeholder={t.byName}
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <div ref={list} role="group" tabIndex={-1} aria-label={t.title} className="outline-none">
          <Rows label={t.title}>
            {users.items
              .filter(({ gone }) => gone === undefined)
              .map((user) => (
                <Row
                  key={user.id}
                  mark={<Avatar name={user.name} picture={user.avatar} size="lg" />}
                  title={user.name}
                  note={[
                    roleWords()[user.role],
                    ...(user.handle === undefined ? [] : [`@${user.handle}`]),
                  ].join(' · ')}
                  actions={
                    <PersonActions
                      user={user}
                      onBan={(button) => setBanning({ user, button })}
                      onLink={setLink}
                    />
                  }
                >
                  {link?.user.id === user.id && <LinkFor link={link} onDone={() => setLink(undefined)} />}
                </Row>
              ))}
          </Rows>
          <ListEnd pages={users} loading={t.loading} none={query.trim() === '' ? t.nobody : t.none} />
        </div>
        {banning !== undefined && (
          <BanDialog
            user={banning.user}
            onClose={() => setBanning(undefined)}
            onBanned={() => {
              setBanning(undefined);
              setBans((count) => count + 1);
            }}
            focusAfter={(isBanned) => (isBanned ? list.current : banning.button)}
          />
        )}
      </Section>
      <BannedPeople key={bans} />
    </>
  );
}

interface LinkForProps {
  readonly link: RecoveryLink;
  readonly onDone: () => void;
}

function LinkFor({ link: { user, address }, onDone }: LinkForProps) {
  const t = adminPeopleTexts();
  return (
    <SecretBox
      label={t.linkFor({ name: user.name })}
      secret={address}
      copy={copyText}
      actions={
        <Button kind="quiet" onClick={onDone}>
          {t.done}
        </Button>
      }
    >
      {t.hand({ name: user.name })}
    </SecretBox>
  );
}
