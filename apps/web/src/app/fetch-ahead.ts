/**
 * Fetches what is loaded on demand, as the build lists it, at once: whoever loses the network in the first second has a whole page all
 * the same. With a language, what is for that one alone.
 */
export function fetchAhead(language = ''): void {
  const listed = document.querySelector<HTMLTemplateElement>('template#ahead');
  const links = listed?.content.querySelectorAll(`[data-language="${language}"]`) ?? [];
  document.head.append(...links);
}
