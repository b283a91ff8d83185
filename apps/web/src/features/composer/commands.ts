import type { CommandName, User } from '@parley/events';
import { foldCase } from '@parley/events/names';
import type { ChatClient, RoomView } from '@parley/react';
import { perLocale } from '../../texts/language.ts';
import { commandsTexts } from '../../texts/en/commands.ts';
import type { DialogName } from '../dialogs/dialogs.tsx';
import { problemText } from '../problem.ts';
import { roomLabel } from '../rooms.ts';
import { searchPath } from '../search/asked.ts';
import { statusCommands } from '../status/slash-commands.ts';
import { rightsIn, type Rights } from '../use-rights.ts';

/** Where a command is given, and what it may reach. */
export interface Setting {
  readonly client: ChatClient;
  readonly view: RoomView;
  readonly openDialog: (dialog: DialogName) => void;
  readonly navigate: (path: string) => void;
}

/** What came of a command: a message to be sent, something to be told, or why it was not done. */
export type Outcome =
  | { readonly say: string }
  | { readonly told?: string | undefined }
  | { readonly problem: string };

export interface SlashCommand {
  readonly name: string;
  /** What stands behind it, as help shows it. */
  readonly takes?: string;
  readonly does: string;
  /** Offered, and done, only to who may give this command of the contract here. */
  readonly needs: CommandName;
  readonly run: (given: string, setting: Setting) => Outcome | Promise<Outcome>;
}

const nameList = perLocale((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));

const shrug = String.raw`¯\\\_(ツ)\_/¯`;

/** All of them, as they are called in the language that is spoken. */
export function commands(): readonly SlashCommand[] {
  const t = commandsTexts();
  return [
    {
      name: 'help',
      does: t.help,
      needs: 'message:send',
      run: (_, { openDialog }) => {
        openDialog({ kind: 'writing-help' });
        return {};
      },
    },
    {
      name: 'invite',
      takes: t.inviteTakes,
      does: t.invite,
      needs: 'room:invite',
      run: invite,
    },
    {
      name: 'leave',
      does: t.leave,
      needs: 'room:leave',
      run: (_, { openDialog, view }) => {
        openDialog({ kind: 'leave-room', room: view.id });
        return {};
      },
    },
    {
      name: 'me',
      takes: t.meTakes,
      does: t.me,
      needs: 'message:send',
      run: (given) => (given === '' ? { problem: t.meEmpty } : { say: `_${given}_` }),
    },
    ...statusCommands,
    {
      name: 'search',
      takes: t.searchTakes,
      does: t.search,
      needs: 'room:history',
      run: (given, { navigate, view }) => {
        navigate(searchPath({ query: given, room: view.id }));
        return {};
      },
    },
    {
      name: 'shrug',
      takes: t.shrugTakes,
      does: t.shrug,
      needs: 'message:send',
      run: (given) => ({ say: `${given} ${shrug}`.trim() }),
    },
    {
      name: 'topic',
      takes: t.topicTakes,
      does: t.topic,
      needs: 'room:update',
      run: async (given, { client, view }) => {
        if (given === '') return { problem: t.topicEmpty };
        const ack = await client.updateRoom(view.id, { topic: given });
        return ack.ok ? { told: t.topicSet } : { problem: problemText(ack.error) };
      },
    },
  ];
}

export const commandsFor = (may: Rights): readonly SlashCommand[] =>
  commands().filter(({ needs }) => may(needs));

/** Does what a text that begins with a `/` and a word asks for. What nobody knows is not done, and not sent. */
export async function runCommand(text: string, setting: Setting): Promise<Outcome> {
  const [, name = '', given = ''] = /^\/(\S+)\s*([^]*)$/u.exec(text.trim()) ?? [];
  const t = commandsTexts();
  const command = commands().find((each) => each.name === name.toLowerCase());
  if (command === undefined) return { problem: t.unknown({ name }) };
  const { client, view } = setting;
  if (!rightsIn(client.me.get(), view)(command.needs))
    return { problem: t.notAllowed({ name: command.name, room: roomLabel(view) }) };
  return command.run(given.trim(), setting);
}

async function invite(given: string, { client, view, openDialog }: Setting): Promise<Outcome> {
  const names = given
    .split(/\s*,\s*|(?:^|\s+)@/u)
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) {
    openDialog({ kind: 'invite', room: view.id });
    return {};
  }
  const t = commandsTexts();
  const people: User[] = [];
  for (const name of names) {
    // Few names, and the first that nobody has ends it.
    const ack = await client.listUsers({ query: name, limit: 50 });
    if (!ack.ok) return { problem: problemText(ack.error) };
    const person = ack.data.users.find((user) =>
      [user.name, user.handle].some((each) => each !== undefined && foldCase(each) === foldCase(name)),
    );
    if (person === undefined) return { problem: t.nobody({ name }) };
    people.push(person);
  }
  const ack = await client.invite(
    view.id,
    people.map(({ id }) => id),
  );
  if (!ack.ok) return { problem: problemText(ack.error) };
  const added = people.filter(({ id }) => ack.data.added.includes(id)).map(({ name }) => name);
  return { told: added.length === 0 ? t.allIn : t.invited({ people: nameList().format(added) }) };
}
