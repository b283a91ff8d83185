import type { RoomId, User } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import { useChatClient, useMe, useMembers, useRoom, useTimeline } from '@parley/react';
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { CompletionList } from '../../ui/completion-list.tsx';
import { callAt, rankCallables, type Call, type Callable } from './rank-mentions.ts';

interface MentionCompletionProps {
  readonly room: RoomId;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Offers whom an `@` in the field may call. It listens to the field, which knows nothing of it. */
export function MentionCompletion({ room, field, value, onChange }: MentionCompletionProps) {
  const cursor = useCursor(field);
  const call = cursor === undefined ? undefined : callAt(value, cursor);
  /** The `@` for which nothing more is offered: one was chosen, or none was wanted. */
  const [closed, setClosed] = useState<number>();
  if (closed !== undefined && closed >= value.length) setClosed(undefined);
  if (call === undefined || call.start === closed) return null;
  const choose = (name: string) => {
    const area = field.current;
    if (area === null) return;
    const before = `${value.slice(0, call.start)}@${name} `;
    const rest = value.slice(call.start + 1 + call.query.length).replace(/^ /u, '');
    flushSync(() => {
      setClosed(call.start);
      onChange(before + rest);
    });
    area.setSelectionRange(before.length, before.length);
  };
  return (
    <Offers
      key={call.start}
      room={room}
      field={field}
      call={call}
      onChoose={choose}
      onClose={() => setClosed(call.start)}
    />
  );
}

/** Where the cursor is in the field; undefined while it is elsewhere, or something is selected. */
function useCursor(field: RefObject<HTMLTextAreaElement | null>): number | undefined {
  const subscribe = useCallback((listener: () => void) => {
    const events = ['selectionchange', 'input', 'focusin', 'focusout'];
    // A field that loses the focus has it still while it is told so.
    const later = () => queueMicrotask(listener);
    for (const event of events) document.addEventListener(event, later);
    return () => {
      for (const event of events) document.removeEventListener(event, later);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => {
    const area = field.current;
    if (area === null || document.activeElement !== area) return undefined;
    return area.selectionStart === area.selectionEnd ? area.selectionStart : undefined;
  });
}

interface OffersProps {
  readonly room: RoomId;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly call: Call;
  readonly onChoose: (name: string) => void;
  readonly onClose: () => void;
}

function Offers({ room, field, call, onChoose, onClose }: OffersProps) {
  const id = useId();
  const offers = useOffers(room, call.query);
  const [chosen, setChosen] = useState({ query: call.query, index: 0 });
  const active = chosen.query === call.query ? Math.min(chosen.index, offers.length - 1) : 0;
  const show = (index: number) => setChosen({ query: call.query, index });
  const isOpen = offers.length > 0;

  const keyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isOpen || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const { name, handle } = offers[active] ?? {};
    // Who typed all of it has nothing to complete, and sends.
    const isWhole = [name, handle].some((each) => each?.toLowerCase() === call.query.toLowerCase());
    if (event.key === 'Enter' && isWhole) return;
    if (event.key === 'ArrowDown') show((active + 1) % offers.length);
    else if (event.key === 'ArrowUp') show((active + offers.length - 1) % offers.length);
    else if (event.key === 'Escape') onClose();
    else if ((event.key === 'Enter' || event.key === 'Tab') && name !== undefined) onChoose(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const area = field.current;
    const listener = (event: KeyboardEvent) => keyDown(event);
    area?.addEventListener('keydown', listener);
    return () => area?.removeEventListener('keydown', listener);
  }, [field]);
  useEffect(() => {
    const area = field.current;
    if (area === null || !isOpen) return;
    const names = ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'];
    area.setAttribute('aria-autocomplete', 'list');
    area.setAttribute('aria-controls', id);
    area.setAttribute('aria-activedescendant', `${id}-${active}`);
    return () => {
      for (const name of names) area.removeAttribute(name);
    };
  }, [field, id, isOpen, active]);

  return (
    <>
      <div role="status" className="sr-only">
        {isOpen && `${offers.length} to mention`}
      </div>
      {isOpen && (
        <CompletionList
          id={id}
          label="Whom to mention"
          items={offers}
          active={active}
          onActive={show}
          onChoose={(index) => {
            const name = offers[index]?.name;
            if (name !== undefined) onChoose(name);
          }}
        />
      )}
    </>
  );
}

const everybody: readonly Callable[] = [
  { key: '@here', name: 'here', note: 'Who is here now' },
  { key: '@room', name: 'room', note: 'Everybody in the room' },
];

const callableOf = ({ id, name, handle, avatar }: User): Callable => ({
  key: id,
  name,
  handle,
  picture: avatar,
});

function useOffers(room: RoomId, query: string): readonly Callable[] {
  const me = useMe()?.id;
  const kind = useRoom(room)?.room.kind;
  const { members } = useMembers(room);
  const { messages } = useTimeline(room);
  // In a channel everybody reads, also who is no member.
  const found = useFound(kind === 'channel' ? query : '');
  const people = new Map<string, User>();
  for (const user of [...members.map((member) => member.user), ...found]) people.set(user.id, user);
  const callables = [...people.values()]
    .filter(({ id, gone }) => id !== me && id !== LOBBY_GUEST && gone === undefined)
    .map(callableOf);
  const recent = [...new Set(messages.map(({ author }) => author).toReversed())];
  return rankCallables([...callables, ...everybody], query, recent);
}

const none: readonly User[] = [];

/** People of the place whose name holds what is asked for, once two letters of it are typed. */
function useFound(query: string): readonly User[] {
  const client = useChatClient();
  const asked = query.trim();
  const [found, setFound] = useState(none);
  useEffect(() => {
    if (asked.length < 2) return;
    let isOver = false;
    const wait = setTimeout(async () => {
      const ack = await client.listUsers({ query: asked, limit: 20 });
      if (!isOver && ack.ok) setFound(ack.data.users);
    }, 150);
    return () => {
      isOver = true;
      clearTimeout(wait);
    };
  }, [client, asked]);
  return asked.length < 2 ? none : found;
}
