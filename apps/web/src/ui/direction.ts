/** Which way an arrow key leads where `element` stands: 1 on, -1 back, 0 if it is no such key. On is left where one reads from the right. */
export function stepOf(key: string, element: Element): 1 | -1 | 0 {
  const on = getComputedStyle(element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === on) return 1;
  return key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0;
}
