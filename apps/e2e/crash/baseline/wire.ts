/** What is said between the plain server and its clients. */
export interface Spoken {
  readonly room: string;
  readonly id: string;
  readonly text: string;
}

export interface Numbered extends Spoken {
  readonly author: string;
  readonly seq: number;
  readonly at: number;
}

export interface ClientToServer {
  'chat message': (message: Spoken, answer: (place: { seq: number }) => void) => void;
}

export interface ServerToClient {
  'chat message': (message: Numbered) => void;
}

/** Room and members take the revs before; nothing else changes here. */
export const FIRST_REVS = 64;

/** The rev of a message, for the checker. */
export const revOf = (seq: number): number => FIRST_REVS + seq;
