import type { Invite } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, useCommand, useRooms, type RoomView } from '@parley/react';
import { useCallback, useState } from 'react';
import { invitesTexts } from '../../texts/en/invites.ts';
import { perLocale } from '../../texts/language.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { SecretBox } from '../../ui/secret-box.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Answered } from '../answered.tsx';
import { useClock, useNow } from '../clock.ts';
import { copyText } from '../copy-text.ts';
import { dayInText, momentInText } from '../moment.ts';
import { groupRooms, isBuiltIn, roomLabel } from '../rooms.ts';
import { useAnswer } from '../use-answer.ts';
import { CommandNote, useCommandWords } from '../command-note.tsx';
import { Form } from '../../ui/form.tsx';

const nameList = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const dayMs = 24 * 60 * 60 * 1_000;
interface Made {
  readonly invite: Invite;
  readonly secret: string;
}

/** Links that let people in. */
export function InvitesSection() {
  const t = invitesTexts();
  const client = useChatClient();
  const invites = useAnswer(useCallback(() => client.ask('invite:list', {}), [client]));
  const now = useNow('minute');
  const [made, setMade] = useState<Made>();
  const [revoking, setRevoking] = useState<Invite>();
  return (
    <>
      <Section title={t.newTitle} description={t.newHint}>
        {made !== undefined && (
          <SecretBox
            label={t.link}
            secret={`${window.location.origin}/invite#${made.secret}`}
            copy={copyText}
            actions={
              <Button kind="quiet" onClick={() => setMade(undefined)}>
                {t.done}
              </Button>
            }
          >
            {t.send}
          </SecretBox>
        )}
        <NewInvite
          onMade={(answer) => {
            setMade(answer);
            invites.reload();
          }}
        />
      </Section>
      <Section title={t.title}>
        <Answered answer={invites} label={t.loading}>
          {(data) =>
            data.invites.length === 0 ? (
              <p className="text-base text-ink-soft">{t.none}</p>
            ) : (
              <Rows label={t.title}>
                {data.invites.map((invite) => {
                  const title = t.by({
                    name: data.users.find(({ id }) => id === invite.createdBy)?.name ?? t.somebody,
                    moment: momentInText(invite.createdAt, now),
                  });
                  const note = inviteWords(invite, now);
                  return (
                    <Row
                      key={invite.id}
                      title={title}
                      note={note}
                      actions={
                        <Button
                          size="sm"
                          aria-label={t.revokeOne({ title, note })}
                          onClick={() => setRevoking(invite)}
                        >
                          {t.revoke}
                        </Button>
                      }
                    />
                  );
                })}
              </Rows>
            )
          }
        </Answered>
      </Section>
      {revoking !== undefined && (
        <RevokeInvite
          invite={revoking}
          onClose={() => setRevoking(undefined)}
          onRevoked={() => {
            setRevoking(undefined);
            if (made?.invite.id === revoking.id) setMade(undefined);
            invites.reload();
          }}
        />
      )}
    </>
  );
}

function inviteWords({ uses, used, expiresAt, rooms }: Invite, now: number): string {
  const t = invitesTexts();
  return [
    uses === undefined ? t.used({ used }) : t.usedOf({ used, uses }),
    ...(rooms.length === 0 ? [] : [t.rooms({ count: rooms.length })]),
    expiresAt === undefined
      ? t.neverExpires
      : expiresAt <= now
        ? t.expired
        : t.until({ day: dayInText(expiresAt, now) }),
  ].join(' · ');
}

function NewInvite({ onMade }: { readonly onMade: (made: Made) => void }) {
  const t = invitesTexts();
  const client = useChatClient();
  const clock = useClock();
  const { channels, privates } = groupRooms(useRooms() ?? []);
  // Who comes in is in these anyway.
  const common = channels.filter(({ id }) => isBuiltIn(id));
  const others = [...channels, ...privates].filter(
    ({ id, room }) => !isBuiltIn(id) && room.archived !== true,
  );
  const [days, setDays] = useState('7');
  const [uses, setUses] = useState('100');
  const [rooms, setRooms] = useState<readonly RoomView['room']['id'][]>([]);
  const create = useCommand(() =>
    client.ask('invite:create', {
      rooms,
      ...(days === '' ? {} : { expiresAt: clock.now() + Number(days) * dayMs }),
      ...(uses === '' ? {} : { uses: Number(uses) }),
    }),
  );
  const submit = async () => {
    if (create.pending || rooms.length > limits.inviteRooms) return;
    const ack = await create.run();
    if (ack.ok) onMade(ack.data);
  };
  /** Days until it expires; none for never. */
  const terms = [
    { value: '1', label: t.day },
    { value: '7', label: t.week },
    { value: '30', label: t.month },
    { value: '', label: t.never },
  ];
  /** How many people it lets in; none for any number. */
  const amounts = [
    { value: '1', label: t.one },
    { value: '10', label: t.ten },
    { value: '100', label: t.hundred },
    { value: '', label: t.any },
  ];
  return (
    <Form aria-label={t.newTitle} className="flex flex-col gap-4" onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t.expires} value={days} options={terms} onChange={setDays} />
        <SelectField label={t.people} value={uses} options={amounts} onChange={setUses} />
      </div>
      <p className="text-base text-ink-soft">
        {t.common({ rooms: nameList().format(common.map(roomLabel)) })}
      </p>
      {others.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1.5 text-sm font-medium">{t.toJoin}</legend>
          {others.map((view) => (
            <CheckboxField
              key={view.id}
              label={roomLabel(view)}
              checked={rooms.includes(view.id)}
              onChange={(checked) =>
                setRooms(checked ? [...rooms, view.id] : rooms.filter((id) => id !== view.id))
              }
            />
          ))}
          {rooms.length > limits.inviteRooms && (
            <p role="alert" className="text-sm text-danger-ink">
              {t.atMost({ count: limits.inviteRooms })}
            </p>
          )}
        </fieldset>
      )}
      <CommandNote of={create} />
      <Button kind="primary" type="submit" busy={create.pending} className="self-start">
        {t.make}
      </Button>
    </Form>
  );
}

interface RevokeInviteProps {
  readonly invite: Invite;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

function RevokeInvite({ invite, onClose, onRevoked }: RevokeInviteProps) {
  const t = invitesTexts();
  const client = useChatClient();
  const revoke = useCommand(() => client.act('invite:revoke', { invite: invite.id }));
  return (
    <ConfirmDialog
      title={t.revokeTitle}
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
