import type { Token, User } from '@parley/events';
import { useChatClient, useCommand } from '@parley/react';
import { KeyRound } from 'lucide-react';
import { useCallback, useState } from 'react';
import { botsTexts } from '../../texts/en/bots.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { SecretBox } from '../../ui/secret-box.tsx';
import { Answered } from '../answered.tsx';
import { useNow } from '../clock.ts';
import { copyText } from '../copy-text.ts';
import { dayInText } from '../moment.ts';
import { useAnswer } from '../use-answer.ts';
import { NewToken } from './new-token.tsx';
import { useCommandWords } from '../command-note.tsx';

/** One bot and its tokens. */
export function BotTokens({ bot }: { readonly bot: User }) {
  const t = botsTexts();
  const client = useChatClient();
  const tokens = useAnswer(useCallback(() => client.ask('token:list', { bot: bot.id }), [client, bot.id]));
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ readonly token: Token; readonly secret: string }>();
  const [revoking, setRevoking] = useState<Token>();
  return (
    <Section
      title={bot.name}
      action={
        !making && (
          <Button onClick={() => setMaking(true)} aria-label={t.newTokenFor({ bot: bot.name })}>
            <KeyRound size={15} aria-hidden="true" />
            {t.newToken}
          </Button>
        )
      }
    >
      {making && (
        <NewToken
          bot={bot}
          onCancel={() => setMaking(false)}
          onMade={(answer) => {
            setMaking(false);
            setMade(answer);
            tokens.reload();
          }}
        />
      )}
      {made !== undefined && (
        <SecretBox
          label={t.token({ name: made.token.name })}
          secret={made.secret}
          copy={copyText}
          actions={
            <Button kind="quiet" onClick={() => setMade(undefined)}>
              {t.done}
            </Button>
          }
        >
          {t.secret({ name: made.token.name })}
        </SecretBox>
      )}
      <Answered answer={tokens} label={t.loadingTokens({ bot: bot.name })}>
        {(data) =>
          data.tokens.length === 0 ? (
            <p className="text-base text-ink-soft">{t.noToken}</p>
          ) : (
            <Rows label={t.tokensOf({ bot: bot.name })}>
              {data.tokens.map((token) => (
                <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
              ))}
            </Rows>
          )
        }
      </Answered>
      {revoking !== undefined && (
        <RevokeToken
          token={revoking}
          onClose={() => setRevoking(undefined)}
          onRevoked={() => {
            setRevoking(undefined);
            if (made?.token.id === revoking.id) setMade(undefined);
            tokens.reload();
          }}
        />
      )}
    </Section>
  );
}

interface TokenRowProps {
  readonly token: Token;
  readonly onRevoke: () => void;
}

function TokenRow({ token, onRevoke }: TokenRowProps) {
  const t = botsTexts();
  const now = useNow('minute');
  const { name, scopes, createdAt, expiresAt, usedAt } = token;
  return (
    <Row
      title={name}
      note={[
        scopes.join(', '),
        t.made({ day: dayInText(createdAt, now) }),
        usedAt === undefined ? t.neverUsed : t.lastUsed({ day: dayInText(usedAt, now) }),
        ...(expiresAt === undefined
          ? []
          : [expiresAt <= now ? t.expired : t.until({ day: dayInText(expiresAt, now) })]),
      ].join(' · ')}
      actions={
        <Button size="sm" aria-label={t.revokeName({ name })} onClick={onRevoke}>
          {t.revoke}
        </Button>
      }
    />
  );
}

interface RevokeTokenProps {
  readonly token: Token;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

function RevokeToken({ token, onClose, onRevoked }: RevokeTokenProps) {
  const t = botsTexts();
  const client = useChatClient();
  const revoke = useCommand(() => client.act('token:revoke', { token: token.id }));
  return (
    <ConfirmDialog
      title={t.revokeTitle({ name: token.name })}
      action={t.revoke}
      busy={revoke.pending}
      error={useCommandWords(revoke)}
      onConfirm={() => void revoke.run().then((ack) => ack.ok && onRevoked())}
      onCancel={onClose}
    >
      {t.revokeText}
    </ConfirmDialog>
  );
}
