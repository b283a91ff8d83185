import type { User } from '@parley/events';
import { can } from '@parley/events/policy';
import { useChatClient, useLiveUsers, useMe, usePages, useUsers } from '@parley/react';
import { useCallback, useDeferredValue, useState } from 'react';
import { adminPeopleTexts } from '../../texts/en/admin-people.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { SecretBox } from '../../ui/secret-box.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { copyText } from '../copy-text.ts';
import { ListEnd } from '../list-end.tsx';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';
import { roleWords } from '../role-words.ts';
import { BanDialog } from './ban-dialog.tsx';

/** Everybody of the place, what they are here, and what I may do about it. */
export function PeopleSection() {
  const t = adminPeopleTexts();
  const [query, setQuery] = useState('');
  const users = useUsers(useDeferredValue(query.trim()));
  const [banning, setBanning] = useState<User>();
  /** How often somebody was banned meanwhile: the list of the banned is asked for anew. */
  const [bans, setBans] = useState(0);
  const [link, setLink] = useState<RecoveryLink>();
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
        {link !== undefined && (
          <SecretBox
            label={t.linkFor({ name: link.user.name })}
            secret={link.address}
            copy={copyText}
            actions={
              <Button kind="quiet" onClick={() => setLink(undefined)}>
                {t.done}
              </Button>
            }
          >
            {t.hand({ name: link.user.name })}
          </SecretBox>
        )}
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
                actions={<PersonActions user={user} onBan={() => setBanning(user)} onLink={setLink} />}
              />
            ))}
        </Rows>
        <ListEnd pages={users} loading={t.loading} none={query.trim() === '' ? t.nobody : t.none} />
        {banning !== undefined && (
          <BanDialog
            user={banning}
            onClose={() => setBanning(undefined)}
            onBanned={() => {
              setBanning(undefined);
              setBans(bans + 1);
            }}
          />
        )}
      </Section>
      <Banned key={bans} />
    </>
  );
}

interface RecoveryLink {
  readonly user: User;
  readonly address: string;
}

const nothing = () => {};

/** Who may not come in, and can be let in again. */
function Banned() {
  const t = adminPeopleTexts();
  const client = useChatClient();
  const pages = usePages(
    useCallback(
      async (after: User | undefined) => {
        const ack = await client.listUsers({ gone: 'banned', ...(after && { after: after.id }) });
        return ack.ok ? { ok: true, data: { items: ack.data.users, more: ack.data.more } } : ack;
      },
      [client],
    ),
  );
  const banned = useLiveUsers(pages.items).filter(({ gone }) => gone === 'banned');
  return (
    <Section title={t.banned}>
      <Rows label={t.banned}>
        {banned.map((user) => (
          <Row
            key={user.id}
            mark={<Avatar name={user.name} picture={user.avatar} size="lg" />}
            title={user.name}
            actions={<PersonActions user={user} onBan={nothing} onLink={nothing} />}
          />
        ))}
      </Rows>
      <ListEnd pages={{ ...pages, items: banned }} loading={t.loadingBanned} none={t.noneBanned} />
    </Section>
  );
}

interface PersonActionsProps {
  readonly user: User;
  readonly onBan: () => void;
  readonly onLink: (link: RecoveryLink) => void;
}

/** Only what the table of policy lets me do. */
function PersonActions({ user, onBan, onLink }: PersonActionsProps) {
  const t = adminPeopleTexts();
  const client = useChatClient();
  const me = useMe();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  if (me === undefined || me.id === user.id) return null;
  const target = { owner: user.id, subject: { role: user.role } };
  const setRole = async (role: 'admin' | 'member') => {
    setBusy(true);
    const ack = await client.act('user:role', { user: user.id, role });
    setBusy(false);
    if (!ack.ok) notify(problemText(ack.error));
  };
  const recover = async () => {
    setBusy(true);
    const ack = await client.ask('user:recover', { user: user.id });
    setBusy(false);
    if (ack.ok) onLink({ user, address: `${window.location.origin}/recover#${ack.data.secret}` });
    else notify(problemText(ack.error));
  };
  const unban = async () => {
    setBusy(true);
    const ack = await client.unbanUser(user.id);
    setBusy(false);
    if (!ack.ok) notify(problemText(ack.error));
  };
  const isHere = user.gone === undefined;
  return (
    <>
      {isHere && user.role === 'member' && can(me, 'user:role', target) && (
        <Button
          size="sm"
          busy={busy}
          aria-label={t.makeAdminName({ name: user.name })}
          onClick={() => void setRole('admin')}
        >
          {t.makeAdmin}
        </Button>
      )}
      {isHere && user.role === 'admin' && can(me, 'user:role', target) && (
        <Button
          size="sm"
          busy={busy}
          aria-label={t.makeMemberName({ name: user.name })}
          onClick={() => void setRole('member')}
        >
          {t.makeMember}
        </Button>
      )}
      {isHere && ['admin', 'member'].includes(user.role) && can(me, 'user:recover', target) && (
        <Button
          size="sm"
          busy={busy}
          aria-label={t.recoveryFor({ name: user.name })}
          onClick={() => void recover()}
        >
          {t.recovery}
        </Button>
      )}
      {isHere && user.role !== 'bot' && can(me, 'user:ban', target) && (
        <Button size="sm" aria-label={t.banName({ name: user.name })} onClick={onBan}>
          {t.ban}
        </Button>
      )}
      {user.gone === 'banned' && can(me, 'user:unban', target) && (
        <Button
          size="sm"
          busy={busy}
          aria-label={t.letInName({ name: user.name })}
          onClick={() => void unban()}
        >
          {t.letIn}
        </Button>
      )}
    </>
  );
}
