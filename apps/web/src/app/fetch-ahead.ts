declare global {
  interface Navigator {
    /** Of the Network Information API, which not every browser has. */
    readonly connection?: { readonly saveData?: boolean };
  }
}

/**
 * Fetches what is loaded on demand, as the build lists it, and of what is for one language alone only what is for this one: whoever
 * loses the network in the next second has a whole page all the same. Whose browser saves data gets only what is asked for.
 */
export function fetchAhead(language: string): void {
  if (navigator.connection?.saveData === true) return;
  const listed = document.querySelector<HTMLTemplateElement>('template#ahead');
  const links = listed?.content.querySelectorAll(`[data-language=""], [data-language="${language}"]`) ?? [];
  document.head.append(...links);
}
