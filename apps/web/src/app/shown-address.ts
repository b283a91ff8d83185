import { useDeferredValue } from 'react';
import { useLocation, useSearch, type RouterOptions } from 'wouter';

/** `/r/<room>` of `/r/<room>/<seq>`. */
const pageOf = (path: string): string => path.split('/', 3).join('/');

/**
 * The address as the page beside the list of rooms has it. Who goes elsewhere sees with the next picture where, in the list; the
 * page itself is most of the work, and comes behind that. What changes within a page is there at once, and each change of it: a
 * message that the address names already is opened anew by leaving it for its room.
 */
export function useShownAddress(): { readonly path: string; readonly router: RouterOptions } {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const lastPath = useDeferredValue(path);
  const lastSearch = useDeferredValue(search);
  const isThere = pageOf(lastPath) === pageOf(path);
  const shownPath = isThere ? path : lastPath;
  const shownSearch = isThere ? search : lastSearch;
  return {
    path: shownPath,
    router: { hook: () => [shownPath, navigate], searchHook: () => shownSearch },
  };
}
