import type { User } from '@parley/events';
import { can } from '@parley/events/policy';
import { useChatClient, useCommand, useLiveUsers, useMe, usePages } from '@parley/react';
import { useCallback } from 'react';
import { adminPeopleTexts } from '../../texts/en/admin-people.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { ListEnd } from '../list-end.tsx';
import { useNotify } from '../notices.tsx';
import { problemText } from '../problem.ts';

/** Who may not come in, and can be let in again. */
export function BannedPeople() {
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
            actions={<Unban user={user} />}
          />
        ))}
      </Rows>
      <ListEnd pages={{ ...pages, items: banned }} loading={t.loadingBanned} none={t.noneBanned} />
    </Section>
  );
}

function Unban({ user }: { readonly user: User }) {
  const t = adminPeopleTexts();
  const client = useChatClient();
  const me = useMe();
  const notify = useNotify();
  const unban = useCommand(client.unbanUser);
  if (me === undefined || !can(me, 'user:unban', { owner: user.id, subject: { role: user.role } }))
    return null;
  const run = async () => {
    const ack = await unban.run(user.id);
    if (!ack.ok) notify(problemText(ack.error));
  };
  return (
    <Button
      size="sm"
      busy={unban.pending}
      aria-label={t.letInName({ name: user.name })}
      onClick={() => void run()}
    >
      {t.letIn}
    </Button>
  );
}
