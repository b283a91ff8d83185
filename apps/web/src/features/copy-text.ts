/**
 * Puts a text on the clipboard; false if the browser does not allow it. Its clipboard is for https and localhost only:
 * for a page over plain http there is the older way, which works in answer to a click.
 */
export async function copyText(text: string): Promise<boolean> {
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  if (clipboard === undefined) return copySelected(text);
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'fixed opacity-0';
  document.body.append(field);
  field.select();
  try {
    // It is called obsolete, and there is no other way over plain http.
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}
