import { useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { backTo } from '../../ui/going-back.ts';
import { isSeq } from '../rooms.ts';

/** What can stand beside a room's messages, each with an address of its own: `/r/<room>?panel=pins`. */
const panels = ['pins', 'members', 'links', 'files'] as const;
export type PanelName = (typeof panels)[number];

/** The button in the room's header that opens the panel, and gets the focus back. */
export const panelButtonId = 'room-panel-button';

/** What stood beside the room gives the focus back, however it was closed. */
function useFocusBehind(path: string, thread: number | undefined, panel: PanelName | undefined): void {
  const last = useRef({ path, thread, panel });
  useEffect(() => {
    const was = last.current;
    last.current = { path, thread, panel };
    if (was.path !== path || document.activeElement !== document.body) return;
    if (was.thread !== undefined && thread === undefined) focusBehindThread(was.thread);
    if (was.panel !== undefined && panel === undefined) document.getElementById(panelButtonId)?.focus();
  }, [path, thread, panel]);
}

/** A thread that nobody replied to has no link: then the message that the keyboard left. */
function focusBehindThread(seq: number): void {
  const left = [`[data-thread="${seq}"]`, '[data-message][tabindex="0"]']
    .map((place) => document.querySelector<HTMLElement>(place))
    .find((place) => place !== null);
  left?.focus();
}

/** The panel that the address names, and the way to another one or to none. */
export function usePanel() {
  const search = new URLSearchParams(useSearch());
  const [path, navigate] = useLocation();
  const seqIn = (name: string) => {
    const text = search.get(name) ?? '';
    return isSeq(text) ? Number(text) : undefined;
  };
  const given = search.get('panel');
  const panel = panels.find((name) => name === given);
  const thread = seqIn('thread');
  useFocusBehind(path, thread, panel);
  const close = () => {
    if (!backTo(path)) navigate(path, { replace: true });
  };
  return {
    /** The message whose thread stands beside the room, and the reply that is to be seen. */
    thread,
    reply: seqIn('reply'),
    panel,
    close,
    show: (name: PanelName) => navigate(`${path}?panel=${name}`, { replace: given !== null }),
  };
}
