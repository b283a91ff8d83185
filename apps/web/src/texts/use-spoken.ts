import { useSyncExternalStore } from 'react';
import { spoken, type Language } from './language.ts';

const listen = (told: () => void) => spoken.listen(told);
const language = () => spoken.get();

/** The language that is spoken, for the one place that draws everything anew when it changes. */
export const useSpoken = (): Language => useSyncExternalStore(listen, language);
