import { fireEvent, render } from '@testing-library/react';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { usePageKeys } from './use-page-keys.ts';

/** Presses a key when what it stands around has just been drawn. */
function Quick({ children }: { readonly children: ReactNode }) {
  useLayoutEffect(() => void fireEvent.keyDown(document.body, { key: 'j' }), []);
  return children;
}

function Keys() {
  const [keys, setKeys] = useState('');
  usePageKeys(({ key }) => setKeys(keys + key));
  return keys;
}

test('a key counts from the moment on that the page is seen, and none after it', () => {
  const { container, unmount } = render(
    <Quick>
      <Keys />
    </Quick>,
  );
  expect(container).toHaveTextContent('j');
  fireEvent.keyDown(document.body, { key: 'k' });
  expect(container).toHaveTextContent('jk');
  unmount();
  expect(fireEvent.keyDown(document.body, { key: 'l' })).toBe(true);
});
