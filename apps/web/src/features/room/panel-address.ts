import { useLocation, useSearch } from 'wouter';

/** What can stand beside a room's messages, each with an address of its own: `/r/<room>?panel=pins`. */
const panels = ['pins', 'members', 'links'] as const;
export type PanelName = (typeof panels)[number];

/** The button in the room's header that opens the panel; it gets the focus back. */
export const panelButtonId = 'room-panel-button';

/** The panel that the address names, and the way to another one or to none. */
export function usePanel() {
  const given = new URLSearchParams(useSearch()).get('panel');
  const [path, navigate] = useLocation();
  return {
    panel: panels.find((name) => name === given),
    show: (name?: PanelName) => {
      navigate(name === undefined ? path : `${path}?panel=${name}`, { replace: given !== null });
      if (name === undefined) queueMicrotask(() => document.getElementById(panelButtonId)?.focus());
    },
  };
}
