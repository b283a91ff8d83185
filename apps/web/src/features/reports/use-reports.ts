import type { CommandError, Report, Room } from '@parley/events';
import { useChatClient, useReadable, type ChatClient } from '@parley/react';
import { useCallback, useEffect, useState } from 'react';

interface Known {
  readonly reports: readonly Report[];
  readonly rooms: readonly Room[];
  readonly more: boolean;
}

/** Reports as far as loaded, read anew whenever there are others. */
export interface ReportList extends Known {
  readonly loading: boolean;
  readonly error: CommandError | undefined;
  /** Another page; after a problem, the same again. */
  readonly loadMore: () => void;
}

const nothing: Known = { reports: [], rooms: [], more: true };

/** The first pages, so many of them. */
async function read(client: ChatClient, resolved: boolean, pages: number) {
  let known = nothing;
  for (let page = 0; page < pages && known.more; page += 1) {
    const last = known.reports.at(-1);
    const ack = await client.listReports({ resolved, limit: 20, ...(last && { before: last.id }) });
    if (!ack.ok) return ack;
    const { reports, rooms, more } = ack.data;
    known = { reports: [...known.reports, ...reports], rooms: [...known.rooms, ...rooms], more };
  }
  return { ok: true, data: known } as const;
}

/** What is open, or what was resolved, the newest first. What is shown stays while it is read anew. */
export function useReports(resolved: boolean): ReportList {
  const client = useChatClient();
  const news = useReadable(client.reportNews);
  const [asked, setAsked] = useState({ pages: 1, turn: 0 });
  const [known, setKnown] = useState({
    ...nothing,
    pages: 0,
    turn: 0,
    error: undefined as ReportList['error'],
  });
  useEffect(() => {
    let wanted = true;
    void read(client, resolved, asked.pages).then((ack) => {
      if (!wanted) return;
      setKnown((before) =>
        ack.ok ? { ...ack.data, ...asked, error: undefined } : { ...before, ...asked, error: ack.error },
      );
    });
    return () => {
      wanted = false;
    };
  }, [client, resolved, asked, news]);
  const hasFailed = known.error !== undefined;
  const loadMore = useCallback(
    () => setAsked(({ pages, turn }) => ({ pages: hasFailed ? pages : pages + 1, turn: turn + 1 })),
    [hasFailed],
  );
  const loading = known.pages < asked.pages || known.turn < asked.turn;
  return { ...known, loading, error: loading ? undefined : known.error, loadMore };
}
