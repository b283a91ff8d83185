/**
 * Fetches what is loaded on demand, as the build lists it, at once: whoever loses the network in the first second has a whole page all
 * the same.
 */
export function fetchAhead(): void {
  const listed = document.querySelector<HTMLTemplateElement>('template#ahead');
  if (listed !== null) document.head.append(listed.content);
}
