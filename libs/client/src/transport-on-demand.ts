import type { Link, Transport } from './transport.ts';

/**
 * The transport that `load` answers, for a page that shows what it kept before it connects. Each attempt to connect loads it, and
 * one for which it can't be fetched is `unreachable` like the server that it comes from; so `load` should remember what it fetched.
 */
export function transportOnDemand(load: () => Promise<Transport>): Transport {
  return {
    connect: (receiver) => {
      let link: Link | undefined;
      let isClosed = false;
      void load().then(
        (transport) => {
          if (!isClosed) link = transport.connect(receiver);
        },
        () => {
          if (!isClosed) receiver.closed('unreachable');
        },
      );
      return {
        send: (command, data, answer) => link?.send(command, data, answer),
        close: () => {
          isClosed = true;
          link?.close();
        },
      };
    },
  };
}
