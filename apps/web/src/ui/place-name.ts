/** What the place is called: the server writes it into the page. */
export const placeName =
  document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content || 'Parley';
