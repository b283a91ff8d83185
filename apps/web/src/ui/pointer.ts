const fine = window.matchMedia('(pointer: fine)');

/** Whether the keyboard is no part of the screen: then a field may take the focus without covering what one reads. */
export const hasKeyboard = (): boolean => fine.matches;
