import type { ReactElement } from 'react';

/** One component of src/ui in all its states. */
export interface Exhibit {
  readonly states: Readonly<Record<string, () => ReactElement>>;
  /** How much room it takes: a column, the width of the messages, or a part of the screen that has a height of its own. */
  readonly room?: 'column' | 'wide' | 'screen';
  /** It covers the page, so it is shown by itself. */
  readonly alone?: boolean;
}

/** By the name of the component. */
export type Shelf = Readonly<Record<string, Exhibit>>;

export const nothing = (): void => {};

export const long = 'Wolfeschlegelsteinhausenbergerdorff Maximiliana-Konstantina';
export const sentences =
  'The high water stood at the third step of the old stair, and nobody who had seen the harbour in summer would have known it again. '.repeat(
    3,
  );
export const hebrew = 'שלום לכולם, נפגשים ב־14:30 ליד הכניסה';
