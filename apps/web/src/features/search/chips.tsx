import { useReadable, useChatClient, useRooms } from '@parley/react';
import type { UserId } from '@parley/events';
import { X } from 'lucide-react';
import { searchTexts } from '../../texts/en/search.ts';
import { focusBeside } from '../../ui/focus-beside.ts';
import { roomLabel } from '../rooms.ts';
import type { Asked } from './asked.ts';
import { searchFieldId } from './search-address.ts';

interface ChipsProps {
  readonly asked: Asked;
  readonly onAsk: (changed: Partial<Asked>) => void;
}

/** The filters that are set, each to be taken away by a press. */
export function Chips({ asked, onAsk }: ChipsProps) {
  const t = searchTexts();
  const author = useReadable(useChatClient().user(asked.from ?? ('' as UserId)))?.name;
  const room = useRooms()?.find(({ id }) => id === asked.room);
  const chips: readonly (readonly [string, Partial<Asked>] | false)[] = [
    asked.room !== undefined && [room ? t.inRoom({ room: roomLabel(room) }) : t.oneRoom, { room: undefined }],
    asked.from !== undefined && [
      author === undefined ? t.fromSomebody : t.from({ author }),
      { from: undefined },
    ],
    asked.since !== undefined && [t.since({ day: asked.since }), { since: undefined }],
    asked.until !== undefined && [t.until({ day: asked.until }), { until: undefined }],
    asked.links && [t.link, { links: false }],
    asked.files && [t.files, { files: false }],
    asked.pinned && [t.pinned, { pinned: false }],
    asked.mine && [t.mine, { mine: false }],
  ];
  const shown = chips.filter((chip) => chip !== false);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t.filters} className="flex flex-wrap gap-1.5">
      {shown.map(([words, without]) => (
        <li key={words}>
          <button
            type="button"
            aria-label={t.takeAway({ filter: words })}
            onClick={(event) => {
              focusBeside(event.currentTarget, () => document.getElementById(searchFieldId)?.focus());
              onAsk(without);
            }}
            className="inline-flex h-control-sm max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-accent-soft px-2.5 text-sm hover:bg-hover"
          >
            <bdi className="truncate">{words}</bdi>
            <X size={13} aria-hidden="true" className="shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
