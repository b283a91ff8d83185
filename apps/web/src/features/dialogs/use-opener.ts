import { useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { placeInList } from '../../ui/sidebar/place-in-list.ts';
import { focusPage } from '../focus-page.ts';

/** Where the focus was before a dialog opened, and on which page. */
interface Origin {
  readonly element: (() => HTMLElement | undefined) | undefined;
  readonly path: string;
}

interface Opener {
  /** A dialog opens. One that makes room for another leaves the origin as it is. */
  readonly remember: () => void;
  readonly closing: () => void;
  /** Back to what opened the dialog; into the page, if that is gone or another page is shown by now. */
  readonly focus: () => void;
}

export function useOpener(): Opener {
  const [path] = useLocation();
  const pathNow = useRef(path);
  useLayoutEffect(() => {
    pathNow.current = path;
  }, [path]);
  const origin = useRef<Origin>(undefined);
  const isOpen = useRef(false);
  const [opener] = useState<Opener>(() => ({
    remember: () => {
      const { activeElement } = document;
      const element = activeElement instanceof HTMLElement ? placeInList(activeElement) : undefined;
      if (!isOpen.current) origin.current = { element, path: pathNow.current };
      isOpen.current = true;
    },
    closing: () => {
      isOpen.current = false;
    },
    focus: () => {
      // Another dialog has taken its place, and keeps the focus.
      if (isOpen.current) return;
      const { element, path: openedOn } = origin.current ?? {};
      if (openedOn === pathNow.current && takeFocus(element?.())) return;
      focusPage();
    },
  }));
  return opener;
}

/** False for what is gone or hidden by now, and for the document itself, which is no place to go on from. */
function takeFocus(element: HTMLElement | undefined): boolean {
  if (element === undefined || element === document.body) return false;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
