import { useLocation, useSearch } from 'wouter';
import { isSeq } from '../rooms.ts';

/** What can stand beside a room's messages, each with an address of its own: `/r/<room>?panel=pins`. */
const panels = ['pins', 'members', 'links', 'files'] as const;
export type PanelName = (typeof panels)[number];

/** The button in the room's header that opens the panel; it gets the focus back. */
export const panelButtonId = 'room-panel-button';

/** The panel that the address names, and the way to another one or to none. */
export function usePanel() {
  const search = new URLSearchParams(useSearch());
  const given = search.get('panel');
  const [path, navigate] = useLocation();
  const seqIn = (name: string) => {
    const text = search.get(name) ?? '';
    return isSeq(text) ? Number(text) : undefined;
  };
  return {
    /** The message whose thread stands beside the room, and the reply that is to be seen. */
    thread: seqIn('thread'),
    reply: seqIn('reply'),
    closeThread: () => {
      navigate(path);
      queueMicrotask(() => {
        // A thread that nobody replied to has no link: then the message that the keyboard left.
        const left = [`[data-thread="${seqIn('thread')}"]`, '[data-message][tabindex="0"]']
          .map((place) => document.querySelector<HTMLElement>(place))
          .find((place) => place !== null);
        left?.focus();
      });
    },
    panel: panels.find((name) => name === given),
    show: (name?: PanelName) => {
      navigate(name === undefined ? path : `${path}?panel=${name}`, { replace: given !== null });
      if (name === undefined) queueMicrotask(() => document.getElementById(panelButtonId)?.focus());
    },
  };
}
