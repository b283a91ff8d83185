import { v7 } from 'uuid';

/** A new message or operation id, as a client makes it (RFC 9562, version 7). */
export const newId = (): string => v7();
