import { useRef } from 'react';
import { createRoot } from 'react-dom/client';

test('the composer has the focus with the first picture of its room, at the end of what is written there', async () => {
  const noMedia = window.matchMedia;
  // A browser with a mouse, and so with keys.
  window.matchMedia = (query) => Object.assign(noMedia(query), { matches: query === '(pointer: fine)' });
  const { useComposerFocus } = await import('./use-composer-focus.ts');
  function Room() {
    const field = useRef<HTMLTextAreaElement>(null);
    useComposerFocus(field);
    return <textarea ref={field} defaultValue="half a thought" />;
  }
  const page = document.body.appendChild(document.createElement('div'));
  /** In the moment in which the room is in the document, and nobody has seen it. */
  const focused = new Promise((resolve) => {
    new MutationObserver(() => resolve(document.activeElement)).observe(page, { childList: true });
  });
  // As in a browser: what is done after the first picture is not done with it.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  const root = createRoot(page);
  root.render(<Room />);
  const field = await focused;
  expect(field).toHaveValue('half a thought');
  expect(field).toHaveProperty('selectionStart', 14);
  expect(field).toHaveProperty('selectionEnd', 14);
  root.unmount();
});
