import { useSearch } from '@parley/react';
import { Search, SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch as useAddress } from 'wouter';
import { searchTexts } from '../../texts/en/search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { MoreButton } from '../more-button.tsx';
import { PageTitle } from '../page-title.tsx';
import { problemText } from '../problem.ts';
import { questionOf, readAsked, searchPath, type Asked } from './asked.ts';
import { noteOpened, openedResult } from './opened-result.ts';
import { SearchForm } from './search-form.tsx';
import { SearchResults } from './search-results.tsx';
import { useAsk } from './use-ask.ts';

/** Finds messages in all that one may read. What is looked for stands in the address. */
export function SearchPage() {
  const t = searchTexts();
  const address = useAddress();
  const [, navigate] = useLocation();
  const asked = useMemo(() => readAsked(address), [address]);
  const asking = useAsk(asked, (changed) =>
    navigate(searchPath({ ...asked, ...changed }), { replace: true }),
  );
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <PageHeader>
        <Search size={18} aria-hidden="true" className="text-ink-faint" />
        <h1 className="truncate text-read font-semibold">{t.title}</h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 md:px-6">
          <SearchForm asked={asked} asking={asking} />
          {asking.problem === undefined && <Found key={address} asked={asked} />}
        </div>
      </div>
    </>
  );
}

/** Filters as they are typed, in every language. */
const filterExamples = [
  'from:@ada',
  'in:#general',
  'before:2026-01-31',
  'after:2026-01-01',
  'has:link',
  'has:file',
  'is:pinned',
  'mentions:me',
];

function Found({ asked }: { readonly asked: Asked }) {
  const t = searchTexts();
  const question = useMemo(() => questionOf(asked), [asked]);
  const { items, loading, more, error, loadMore } = useSearch(question);
  const [opened] = useState(openedResult);
  const isReturning = opened !== undefined && items.length < opened.shown && more && error === undefined;
  useEffect(() => {
    if (isReturning && !loading) loadMore();
  }, [isReturning, loading, loadMore]);
  // Of quotation marks alone the server finds no word.
  const asksForNothing = error?.issues?.some(({ path }) => path === 'query') ?? false;
  if (question === undefined || asksForNothing) {
    return (
      <EmptyState icon={<Search size={22} />} title={t.start}>
        <p>{t.startHint}</p>
        <p className="mt-3 flex flex-wrap justify-center gap-1.5">
          {filterExamples.map((example) => (
            <code
              key={example}
              className="rounded-md bg-sunken px-1.5 py-0.5 font-mono text-sm whitespace-nowrap"
            >
              {example}
            </code>
          ))}
        </p>
      </EmptyState>
    );
  }
  const shown = items.length;
  return (
    <>
      <p role="status" className="sr-only">
        {!loading &&
          error === undefined &&
          (more ? t.foundMore({ count: shown }) : t.found({ count: shown }))}
      </p>
      {shown > 0 && (
        <SearchResults
          hits={items}
          opened={isReturning ? undefined : opened?.result}
          onOpen={(result) => noteOpened({ result, shown })}
        />
      )}
      {error !== undefined && <ErrorNote onRetry={loadMore}>{problemText(error)}</ErrorNote>}
      {loading && <ListSkeleton label={t.searching} />}
      {!loading && error === undefined && shown === 0 && !more && (
        <EmptyState icon={<SearchX size={22} />} title={t.none}>
          {t.noneHint}
        </EmptyState>
      )}
      {more && !loading && error === undefined && (
        <MoreButton label={shown === 0 ? t.older : undefined} onMore={loadMore} />
      )}
    </>
  );
}
