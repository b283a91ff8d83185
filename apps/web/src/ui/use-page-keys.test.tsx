import { fireEvent, render } from '@testing-library/react';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { usePageKeys } from './use-page-keys.ts';

const press = (key: string) => new KeyboardEvent('keydown', { key, bubbles: true });

/** Presses a key when what it stands around has just been drawn. */
function Quick({ children }: { readonly children: ReactNode }) {
  useLayoutEffect(() => void document.body.dispatchEvent(press('j')), []);
  return children;
}

function Keys({ onHear }: { readonly onHear: (keys: string) => void }) {
  const [keys, setKeys] = useState('');
  usePageKeys(({ key }) => {
    setKeys(keys + key);
    onHear(keys + key);
  });
  return null;
}

test('a key counts from the moment on that the page is seen, and none after it', () => {
  const heard: string[] = [];
  const { unmount } = render(
    <Quick>
      <Keys onHear={(keys) => heard.push(keys)} />
    </Quick>,
  );
  fireEvent.keyDown(document.body, { key: 'k' });
  unmount();
  fireEvent.keyDown(document.body, { key: 'l' });
  expect(heard).toEqual(['j', 'jk']);
});
