import { SubscribeMessage } from '@nestjs/websockets';
import type { Ack, CommandName } from '@parley/events';
import type { Socket } from 'socket.io';

/** `message:send` -> `messageSend` */
type MethodOf<N extends CommandName> = N extends `${infer Noun}:${infer Verb}`
  ? `${Noun}${Capitalize<Verb>}`
  : never;

/** A gateway that implements this has a method for every command; a forgotten one does not compile. */
export type CommandHandlers = {
  [N in CommandName as MethodOf<N>]: (socket: Socket, data: unknown) => Promise<Ack<unknown>>;
};

/** Binds a command to the method that is named after it; any other name does not compile. */
export const Command =
  <N extends CommandName>(name: N) =>
  (
    target: object,
    method: MethodOf<N>,
    descriptor: TypedPropertyDescriptor<CommandHandlers[keyof CommandHandlers]>,
  ): void => {
    SubscribeMessage(name)(target, method, descriptor);
  };
