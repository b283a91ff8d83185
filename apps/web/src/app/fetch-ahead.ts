/**
 * Fetches what is loaded on demand, as the build lists it, and of what is for one language alone only what is for this one: whoever
 * loses the network in the next second has a whole page all the same.
 */
export function fetchAhead(language: string): void {
  const listed = document.querySelector<HTMLTemplateElement>('template#ahead');
  const links = listed?.content.querySelectorAll(`[data-language=""], [data-language="${language}"]`) ?? [];
  document.head.append(...links);
}
