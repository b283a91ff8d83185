/** `1 reply`, `3 replies`. */
export const repliesWord = (count: number): string => `${count} ${count === 1 ? 'reply' : 'replies'}`;
