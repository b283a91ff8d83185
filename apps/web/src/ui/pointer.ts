const fine = window.matchMedia('(pointer: fine)');
let isFine = fine.matches;
fine.addEventListener('change', () => (isFine = fine.matches));

/**
 * Whether the keyboard is no part of the screen: then a field may take the focus without covering what one reads. Known without asking
 * the browser, which would lay the page out to answer: each row of a list wants to know.
 */
export const hasKeyboard = (): boolean => isFine;
