import { useDeferredValue } from 'react';
import { useLocation, useSearch, type RouterOptions } from 'wouter';

/**
 * The address as the page beside the list of rooms has it. Who goes elsewhere sees with the next picture where, in the list; the
 * page itself is most of the work, and comes behind that. What changes within a page is there at once.
 */
export function useShownAddress(): { readonly path: string; readonly router: RouterOptions } {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const shownPath = useDeferredValue(path);
  const lastSearch = useDeferredValue(search);
  const shownSearch = shownPath === path ? search : lastSearch;
  return {
    path: shownPath,
    router: { hook: () => [shownPath, navigate], searchHook: () => shownSearch },
  };
}
