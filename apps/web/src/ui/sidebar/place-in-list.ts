/**
 * Where the focus is to be once this had it: there, while it is on the page; in the list of rooms also at the link of its room,
 * which went to another section, or at what stood next to it.
 */
export function placeInList(element: HTMLElement): () => HTMLElement | undefined {
  const all = [...(element.closest('nav')?.querySelectorAll<HTMLElement>('a, button') ?? [])];
  const at = Math.max(all.indexOf(element), 0);
  const beside = [...all.slice(at), ...all.slice(0, at).reverse()];
  const room = element.closest<HTMLElement>('[data-room]')?.dataset['room'];
  return () => {
    if (element.isConnected) return element;
    const moved =
      room === undefined ? null : document.querySelector<HTMLElement>(`[data-room="${room}"] > a`);
    return moved ?? beside.find(({ isConnected }) => isConnected);
  };
}
