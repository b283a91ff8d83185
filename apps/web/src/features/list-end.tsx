import type { Pages } from '@parley/react';
import { ErrorNote } from '../ui/error-note.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { problemText } from './problem.ts';
import { MoreButton } from './more-button.tsx';

interface ListEndProps {
  readonly pages: Pages<unknown>;
  /** For who listens: `Loading rooms`. */
  readonly loading: string;
  /** In place of an empty list. */
  readonly none: string;
}

/** What follows the items of a list so far: a problem, that there are none, that more are coming, or a button for them. */
export function ListEnd({
  pages: { items, more, loading: isLoading, error, loadMore },
  loading,
  none,
}: ListEndProps) {
  if (error !== undefined) return <ErrorNote onRetry={loadMore}>{problemText(error)}</ErrorNote>;
  if (isLoading) return <ListSkeleton label={loading} rows={4} />;
  if (items.length === 0 && !more) return <p className="text-base text-ink-soft">{none}</p>;
  if (!more) return null;
  return <MoreButton onMore={loadMore} />;
}
