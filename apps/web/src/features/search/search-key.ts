import { useEffect } from 'react';
import { useLocation } from 'wouter';

export const searchFieldId = 'search-messages';

/** Ctrl+Shift+F or Cmd+Shift+F, wherever the focus is, opens the search. */
export function useSearchKey(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      if (!event.shiftKey || event.altKey) return;
      event.preventDefault();
      navigate('/search');
      document.getElementById(searchFieldId)?.focus();
    };
    window.addEventListener('keydown', keyDown);
    return () => window.removeEventListener('keydown', keyDown);
  }, [navigate]);
}
