import clsx from 'clsx';
import { Clock3, EllipsisVertical, MessageSquareReply, Pencil, Pin, SmilePlus } from 'lucide-react';
import { Suspense, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { commonTexts } from '../../texts/en/common.ts';
import { messageTexts } from '../../texts/en/message.ts';
import { Avatar, LobbyGuest } from '../avatar.tsx';
import { IconButton } from '../button.tsx';
import { isShortcut } from '../shortcuts.ts';
import { reactionsHeight, sizeOf } from '../files/file-layout.ts';
import { hasKeyboard } from '../pointer.ts';
import { times } from '../times.ts';
import { Mark } from '../mark.tsx';
import { StatusMark } from '../status-mark.tsx';
import { foldsOf } from './folds.ts';
import { MessageText } from './message-text.tsx';
import type { MessageActions, MessageView } from './message-view.ts';
import { useLongPress } from './use-long-press.ts';
import { lazy } from '../lazy.ts';

// Most messages are text alone.
const MessageExtras = lazy(async () => ({ default: (await import('./message-extras.tsx')).MessageExtras }));
// Fetched ahead, as all that most visits do without.
const MessageEditor = lazy(async () => ({ default: (await import('./message-editor.tsx')).MessageEditor }));
const FoldedText = lazy(async () => ({ default: (await import('./folded-text.tsx')).FoldedText }));

interface MessageRowProps {
  readonly message: MessageView;
  readonly continued: boolean;
  /** It is the one that was looked for. */
  readonly named: boolean;
  readonly editing: boolean;
  /** The one message of the list that the Tab key reaches. */
  readonly current: boolean;
  /** Which of its menus is open. */
  readonly open: 'menu' | 'reactions' | undefined;
  readonly maxLength: number;
  /** What stands below the text: a thread. */
  readonly below: ReactNode;
  /** What stands in the place of its text. */
  readonly instead?: ReactNode;
  readonly actions: MessageActions;
  /** What its text leads to, shown below it. */
  readonly linked?: ReactNode;
}

/** Keys on a message itself, not in its editor or on its buttons. */
function onRowKey(event: KeyboardEvent<HTMLElement>, message: MessageView, actions: MessageActions) {
  if (event.target !== event.currentTarget) return;
  if (isShortcut(event, 'messageMenu') && message.delivery === 'sent' && !message.deleted) {
    event.preventDefault();
    actions.openMenu(message.key, event.currentTarget);
  } else if (isShortcut(event, 'quoteMessage') && message.can.quote) {
    event.preventDefault();
    actions.quote(message.key);
  } else if (isShortcut(event, 'editMessage') && message.can.edit) {
    event.preventDefault();
    actions.startEdit(message.key);
  } else if (isShortcut(event, 'saveMessage') && message.delivery === 'sent') {
    event.preventDefault();
    actions.save(message.key);
  } else if (isShortcut(event, 'openThread') && message.can.thread) {
    event.preventDefault();
    actions.openThread(message.key);
  }
}

/** One message: who and when (unless continued), its text or what became of it, its reactions and its state of delivery. */
export function MessageRow({
  message,
  continued,
  named,
  editing,
  current,
  open,
  maxLength,
  below,
  instead,
  actions,
  linked,
}: MessageRowProps) {
  const id = useId();
  const acts = message.delivery === 'sent' && !message.deleted;
  // A mouse comes near before it presses; rows that are scrolled past under one that rests are not pointed at. Buttons are most of what a
  // row is made of, and few rows ever need them.
  const [near, setNear] = useState(() => !hasKeyboard());
  const comeNear = () => setNear(true);
  const longPress = useLongPress((target) => {
    if (acts) actions.openMenu(message.key, target);
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and a held finger open its menu
    <article
      aria-labelledby={`${id}-author ${id}-time`}
      // Who goes from message to message by the arrow keys hears what was said.
      aria-describedby={message.files.length > 0 ? `${id}-text ${id}-files` : `${id}-text`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys go from message to message
      tabIndex={current ? 0 : -1}
      data-message={message.key}
      onKeyDown={(event) => onRowKey(event, message, actions)}
      onMouseMove={comeNear}
      onFocus={comeNear}
      onClick={({ target }) => {
        const author = target instanceof Element && target.closest<HTMLElement>('[data-author]');
        if (author) actions.openPerson(message.key, author);
      }}
      {...longPress}
      className={clsx(
        'group/row relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 px-4 py-0.5 md:px-6',
        'hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 pointer-coarse:pe-10 pointer-coarse:select-none',
        !continued && 'mt-3',
        named && 'looked-for',
        message.delivery === 'failed' &&
          'bg-danger-soft/60 shadow-[inset_3px_0_0_var(--danger)] rtl:shadow-[inset_-3px_0_0_var(--danger)] hover:bg-danger-soft/60',
      )}
    >
      <Gutter id={id} message={message} continued={continued} near={near} />
      <div className="min-w-0">
        <Heading id={id} message={message} hidden={continued} near={near} />
        {message.pinnedBy !== undefined && (
          <p className="flex items-center gap-1 text-xs text-ink-faint">
            <Pin size={12} aria-hidden="true" />
            {messageTexts().pinnedBy({ name: message.pinnedBy })}
          </p>
        )}
        {instead ??
          (editing ? (
            <Suspense fallback={<Body id={id} message={message} unfolded={named} />}>
              <MessageEditor
                text={message.text}
                begun={actions.editedText(message.key)}
                maxLength={maxLength}
                focusOnMount={actions.focusesEditor()}
                onChange={(text) => actions.keepEdit(message.key, text)}
                onSave={(text) => actions.saveEdit(message.key, text)}
                onCancel={actions.cancelEdit}
              />
            </Suspense>
          ) : (
            <Body id={id} message={message} unfolded={named} />
          ))}
        {linked}
        {(message.files.length > 0 || message.reactions.length > 0 || message.delivery === 'failed') && (
          <Suspense fallback={<ExtrasToCome message={message} />}>
            <MessageExtras id={id} message={message} actions={actions} />
          </Suspense>
        )}
        {below}
      </div>
      {acts && !editing && (near || open !== undefined) && (
        <Toolbar message={message} continued={continued} open={open} actions={actions} />
      )}
    </article>
  );
}

/** As much room as the files and reactions below a text take. */
const ExtrasToCome = ({ message: { files, reactions } }: Pick<MessageRowProps, 'message'>) => (
  <>
    {files.map((file) => (
      <div key={file.id} className="pt-2">
        <div style={sizeOf(file)} className="max-w-full" />
      </div>
    ))}
    {reactions.length > 0 && <div style={{ height: reactionsHeight() }} />}
  </>
);

interface PartProps {
  readonly id: string;
  readonly message: MessageView;
  /** A pointer may come to rest on it. */
  readonly near: boolean;
}

/** The column at the left: the avatar, or, in a continued row, the time while one points at it. */
function Gutter({ id, message, continued, near }: PartProps & { readonly continued: boolean }) {
  if (!continued && message.viaLobby) return <LobbyGuest />;
  if (!continued)
    return (
      <span data-author className="self-start">
        <Avatar name={message.author} picture={message.picture} size="lg" />
      </span>
    );
  return (
    <time
      id={`${id}-time`}
      dateTime={new Date(message.at).toISOString()}
      title={near ? times.full(message.at) : undefined}
      className="self-start pt-0.5 text-end text-[0.6875rem] leading-5 text-ink-faint tabular-nums opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100"
    >
      {times.shortClock(message.at)}
    </time>
  );
}

function Heading({ id, message, hidden, near }: PartProps & { readonly hidden: boolean }) {
  const t = messageTexts();
  if (hidden) {
    return (
      <span id={`${id}-author`} className="sr-only">
        {message.author}
        {message.byBot && ` ${t.bot}`}
        {message.viaLobby && ` ${t.lobbyGuest}`}
      </span>
    );
  }
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <span id={`${id}-author`} className="flex min-w-0 items-baseline gap-2">
        <span
          dir="auto"
          data-author={message.viaLobby ? undefined : ''}
          className="truncate text-base font-semibold"
        >
          {message.author}
        </span>
        {message.byBot && <Mark title={t.botHint}>{t.bot}</Mark>}
        {message.status && <StatusMark {...message.status} />}
        {message.viaLobby && (
          <>
            <Mark title={t.lobbyHint}>{t.lobby}</Mark>
            <span className="sr-only">{` ${t.guest}`}</span>
          </>
        )}
      </span>
      <time
        id={`${id}-time`}
        dateTime={new Date(message.at).toISOString()}
        title={near ? times.full(message.at) : undefined}
        className="shrink-0 text-xs text-ink-faint tabular-nums"
      >
        {times.clock(message.at)}
      </time>
    </div>
  );
}

interface BodyProps {
  readonly id: string;
  readonly message: MessageView;
  /** Shown whole, however long. */
  readonly unfolded: boolean;
}

function Body({ id, message, unfolded }: BodyProps) {
  const t = messageTexts();
  if (message.deleted) {
    return (
      <p id={`${id}-text`} className="text-read text-ink-faint italic">
        {t.deleted}
      </p>
    );
  }
  const said = (
    <MessageText text={message.text} mentions={message.mentions} faint={message.delivery === 'sending'}>
      {message.editedAt !== undefined && (
        <span
          title={t.editedAt({ when: times.full(message.editedAt) })}
          className="ms-1.5 text-xs text-ink-faint select-none"
        >
          {t.edited}
        </span>
      )}
      {message.delivery === 'sending' && (
        <span title={t.sending} className="ms-1.5 inline-flex align-[-0.125em] text-ink-faint">
          <Clock3 size={13} aria-hidden="true" />
          <span className="sr-only">{t.sending}</span>
        </span>
      )}
    </MessageText>
  );
  const folds = foldsOf(message.text);
  return (
    <div id={`${id}-text`} className="max-w-3xl">
      {folds === undefined ? (
        said
      ) : (
        <Suspense
          fallback={
            <div className="folding" data-folds={folds}>
              <div className={clsx(!unfolded && 'folded')}>{said}</div>
              <div className="fold-foot" />
            </div>
          }
        >
          <FoldedText id={message.key} folds={folds} unfolded={unfolded}>
            {said}
          </FoldedText>
        </Suspense>
      )}
    </div>
  );
}

interface ActingProps {
  readonly message: MessageView;
  readonly actions: MessageActions;
}

/**
 * Appears over the row while one points at it or the keyboard is in it, and stays while one of its menus is open. A finger
 * does not point: for it there is one button, which opens the menu with all of it. It is seen where somebody begins to speak and at
 * the message that was tapped; elsewhere it is there as well, and a finger that is held down opens the menu from anywhere.
 */
function Toolbar({
  message,
  continued,
  open,
  actions,
}: ActingProps & Pick<MessageRowProps, 'open' | 'continued'>) {
  const { addReaction, edit, replyInThread } = commonTexts();
  return (
    <div
      className={clsx(
        'absolute -top-4 end-4 gap-0.5 rounded-lg border border-line bg-raised p-0.5 shadow-pop md:end-6',
        'pointer-fine:group-hover/row:flex group-focus-visible/row:flex has-focus-visible:flex',
        open === undefined ? 'hidden' : 'flex',
        'pointer-coarse:top-0 pointer-coarse:end-0.5 pointer-coarse:flex pointer-coarse:border-transparent pointer-coarse:bg-transparent pointer-coarse:p-0 pointer-coarse:shadow-none',
        continued &&
          open === undefined &&
          'pointer-coarse:opacity-0 pointer-coarse:group-focus-within/row:opacity-100',
      )}
    >
      {message.can.react && (
        <IconButton
          size="sm"
          label={addReaction}
          icon={<SmilePlus size={16} />}
          className="pointer-coarse:hidden"
          aria-haspopup="dialog"
          aria-expanded={open === 'reactions'}
          onClick={(event) => actions.openReactions(message.key, event.currentTarget)}
        />
      )}
      {message.can.thread && (
        <IconButton
          size="sm"
          label={replyInThread}
          icon={<MessageSquareReply size={16} />}
          className="pointer-coarse:hidden"
          onClick={() => actions.openThread(message.key)}
        />
      )}
      {message.can.edit && (
        <IconButton
          size="sm"
          label={edit}
          icon={<Pencil size={15} />}
          className="pointer-coarse:hidden"
          onClick={() => actions.startEdit(message.key)}
        />
      )}
      <IconButton
        size="sm"
        label={messageTexts().more}
        icon={<EllipsisVertical size={16} />}
        className="pointer-coarse:w-10 pointer-coarse:text-ink-faint"
        aria-haspopup="menu"
        aria-expanded={open === 'menu'}
        onClick={(event) => actions.openMenu(message.key, event.currentTarget)}
      />
    </div>
  );
}
