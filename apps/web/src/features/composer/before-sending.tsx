import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { mayCallAll } from '@parley/events/policy';
import { useChatClient, useMe, useMembers, useRoom } from '@parley/react';
import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import { beforeSendingTexts } from '../../texts/en/before-sending.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { useNotify } from '../notices.tsx';
import { usePresences } from '../use-names.ts';
import { roomTarget } from '../use-rights.ts';
import { runCommand, type Outcome } from './commands.ts';

interface BeforeSendingProps {
  readonly room: RoomId;
  readonly label: string;
  /** What was written, and is to be sent. */
  readonly text: string;
  readonly onSend: (text: string) => void;
  /** A command was given: nothing is sent, and why, if it was not done. */
  readonly onGiven: (problem: string | undefined) => void;
  readonly onCancel: () => void;
}

/** What begins with a slash and a word is no message but a command; with two slashes it is a message that begins with one. */
const command = /^\/[a-z]+(?:\s|$)/iu;
const escaped = /^\/\/(?=[a-z]+(?:\s|$))/iu;
/** It may say yes in vain, as of what is in code: then somebody is asked for nothing. */
const callsMany = /(?<![\p{L}\p{N}@/.])@(?:here|(room))(?![\p{L}\p{N}])/iu;

/** Looks at what is no plain message: does a command, asks before many people are called, and lets everything else go. */
export function BeforeSending({ room, label, text, onSend, onGiven, onCancel }: BeforeSendingProps) {
  const give = useGive(room);
  const others = useMembers(room).members.length - 1;
  const mayCall = useMayCall(room, others + 1);
  const said = text.replace(escaped, '/');
  const call = others >= limits.callFreely ? callsMany.exec(text) : null;
  const begin = useEffectEvent(() => {
    if (command.test(text)) {
      void give(text).then((outcome) => {
        if ('say' in outcome) onSend(outcome.say);
        else onGiven('problem' in outcome ? outcome.problem : undefined);
      });
    } else if (call === null) onSend(said);
  });
  useEffect(() => begin(), [text]);
  if (call === null || command.test(text)) return null;
  const Question = !mayCall ? AskForNobody : call[1] === undefined ? AskForHere : AskForAll;
  return <Question room={room} label={label} onConfirm={() => onSend(said)} onCancel={onCancel} />;
}

interface QuestionProps {
  readonly room: RoomId;
  readonly label: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The people of a room but me, as far as they are loaded. */
function useOthers(room: RoomId) {
  const me = useMe()?.id;
  const { members, more } = useMembers(room);
  return {
    others: members.flatMap(({ user }) => (user.id === me || user.role === 'bot' ? [] : user.id)),
    more,
  };
}

function useMayCall(room: RoomId, people: number): boolean {
  const me = useMe();
  const view = useRoom(room);
  if (me === undefined || view === undefined) return false;
  const membership = { role: view.role, state: 'joined' } as const;
  return mayCallAll(me, { room: roomTarget(view.room), membership }, people);
}

/** In a room of many a guest calls nobody (SPEC K5): that is not to be learnt by waiting in vain. */
function AskForNobody({ label, onConfirm, onCancel }: Omit<QuestionProps, 'room'>) {
  const t = beforeSendingTexts();
  return (
    <ConfirmDialog
      title={t.tellWithoutCall}
      action={t.send}
      harmless
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {t.callsNobody({ room: label, count: limits.callFreely })}
    </ConfirmDialog>
  );
}

function AskForAll({ room, label, ...asked }: QuestionProps) {
  const t = beforeSendingTexts();
  const { others, more } = useOthers(room);
  return (
    <ConfirmDialog
      title={(more ? t.tellMore : t.tellAll)({ count: others.length })}
      action={t.send}
      harmless
      {...asked}
    >
      {t.callsAll({ room: label })}
    </ConfirmDialog>
  );
}

/** Counts who is here, where it is known of everybody: of a large room only some can be watched at once. */
function AskForHere({ room, label, ...asked }: QuestionProps) {
  const t = beforeSendingTexts();
  const { others, more } = useOthers(room);
  const presenceOf = usePresences(others);
  const presences = others.map(presenceOf);
  const here = presences.filter((presence) => presence !== 'offline').length;
  const isKnown = !more && presences.every((presence) => presence !== undefined);
  return (
    <ConfirmDialog
      title={!isKnown ? t.tellWhoIsHere : here === 0 ? t.tellNobody : t.tellHere({ count: here })}
      action={t.send}
      harmless
      {...asked}
    >
      {t.callsHere({ room: label })}
    </ConfirmDialog>
  );
}

function useGive(room: RoomId): (text: string) => Promise<Outcome> {
  const client = useChatClient();
  const openDialog = useOpenDialog();
  const notify = useNotify();
  const [, navigate] = useLocation();
  return async (text) => {
    const view = client.room(room).get();
    if (view === undefined) return { problem: beforeSendingTexts().notInRoom };
    const outcome = await runCommand(text, { client, view, openDialog, navigate });
    if ('told' in outcome && outcome.told !== undefined) notify(outcome.told);
    return outcome;
  };
}
