import { useChatClient } from '@parley/react';
import { useLocation, useRoute } from 'wouter';
import { isInFront, isShortcut, isTyping, type ShortcutName } from '../../ui/shortcuts.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { searchFieldId } from '../search/search-address.ts';
import { patiently } from '../../ui/lazy.ts';
import { usePageKeys } from '../../ui/use-page-keys.ts';

const moves: readonly (readonly [ShortcutName, 1 | -1, boolean])[] = [
  ['roomAbove', -1, false],
  ['roomBelow', 1, false],
  ['unreadAbove', -1, true],
  ['unreadBelow', 1, true],
];

/** The shortcuts that hold wherever the focus is. */
export function useShortcuts(): void {
  const client = useChatClient();
  const openDialog = useOpenDialog();
  const [, navigate] = useLocation();
  const [, params] = useRoute('/r/:room/:seq?');
  const actOn = (event: KeyboardEvent): boolean => {
    if (isShortcut(event, 'switcher')) openDialog({ kind: 'switcher' });
    else if (isShortcut(event, 'search')) {
      navigate('/search');
      document.getElementById(searchFieldId)?.focus();
    } else if (isShortcut(event, 'sheet') && !isTyping(event.target)) openDialog({ kind: 'shortcuts' });
    else {
      const [, step, unread] = moves.find(([name]) => isShortcut(event, name)) ?? [];
      if (step === undefined || isInFront(event.target)) return false;
      void patiently(() => import('./room-beside.ts')).then(({ roomBeside }) => {
        const path = roomBeside(client, params?.room, step, unread === true);
        if (path !== undefined) navigate(path);
      });
    }
    return true;
  };
  usePageKeys((event) => {
    if (!event.defaultPrevented && actOn(event)) event.preventDefault();
  });
}
