/** A transport that writes down all that goes through it, in the checker's words. */
import type { Link, LinkReceiver, Transport } from '@parley/client';
import type { Write } from '../checker/log.ts';
import { answered, heard, unanswered } from './log-events.ts';

/** The log of one client, and the time that all clients share. */
export interface Logbook {
  readonly write: Write;
  /** Milliseconds that never go back, the same for all clients. */
  readonly time: () => number;
}

/** `transport` with every frame, answer and missing answer in the log. */
export const loggedTransport = (transport: Transport, logbook: Logbook): Transport => ({
  connect: (receiver) => loggedLink(transport, receiver, logbook),
});

function loggedLink(transport: Transport, receiver: LinkReceiver, { write, time }: Logbook): Link {
  const waiting = new Set<() => void>();
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    for (const giveUp of waiting) giveUp();
    write({ kind: 'disconnected' });
  };
  const link = transport.connect({
    event: (frame) => {
      for (const event of heard(frame)) write(event);
      receiver.event(frame);
    },
    closed: (reason) => {
      end();
      receiver.closed(reason);
    },
  });
  return {
    send: (command, data, answer) => {
      const question = { data, asked: time() };
      const giveUp = (): void => unanswered(command, question).forEach(write);
      if (over) return giveUp();
      waiting.add(giveUp);
      link.send(command, data, (ack) => {
        waiting.delete(giveUp);
        answered(command, question, ack).forEach(write);
        answer(ack);
      });
    },
    close: () => {
      link.close();
      end();
    },
  };
}
