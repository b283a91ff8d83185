import { Inject } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Core, Log } from '@parley/core';
import { type Ack, CHAT_NAMESPACE, type Clock } from '@parley/events';
import type { Namespace, Socket } from 'socket.io';
import { admit } from '../../auth/admission.ts';
import { Budget } from '../../auth/budget.ts';
import { encodeForChat } from '../../fanout/socket-io-packet.ts';
import { CLOCK, CORE, LOG } from '../../tokens.ts';
import { EngineConnections } from '../socket-io/engine-connections.ts';
import { Entrance } from '../socket-io/entrance.ts';
import { OVERSIZED } from '../socket-io/screening.ts';
import { ANY_OTHER_EVENT } from '../socket-io/socket-io-adapter.ts';
import { Command, type CommandHandlers } from './command-handlers.ts';

/** The whole contract over Socket.IO, for people who are signed in. Each command ends in core.dispatch, whose Ack is the answer. */
@WebSocketGateway({ namespace: CHAT_NAMESPACE })
export class ChatGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, CommandHandlers {
  readonly #core: Core;
  readonly #entrance: Entrance;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOG) log: Log,
    @Inject(Budget) budget: Budget,
    @Inject(EngineConnections) connections: EngineConnections,
  ) {
    this.#core = core;
    this.#entrance = new Entrance(
      { core, clock, log, budget, connections },
      { edge: 'chat', admit: ({ session }, sink) => admit(core, session, sink), encode: encodeForChat },
    );
  }

  afterInit(namespace: Namespace): void {
    this.#entrance.guard(namespace);
  }

  handleConnection(socket: Socket): void {
    this.#entrance.opened(socket);
  }

  handleDisconnect(socket: Socket, reason = 'unknown'): void {
    this.#entrance.closed(socket, reason);
  }

  @Command('session:sync')
  sessionSync(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'session:sync', data);
  }

  @Command('session:heads')
  sessionHeads(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'session:heads', data);
  }

  @Command('room:create')
  roomCreate(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:create', data);
  }

  @Command('room:join')
  roomJoin(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:join', data);
  }

  @Command('room:leave')
  roomLeave(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:leave', data);
  }

  @Command('room:update')
  roomUpdate(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:update', data);
  }

  @Command('room:invite')
  roomInvite(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:invite', data);
  }

  @Command('room:remove')
  roomRemove(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:remove', data);
  }

  @Command('room:list')
  roomList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:list', data);
  }

  @Command('room:members')
  roomMembers(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:members', data);
  }

  @Command('room:history')
  roomHistory(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:history', data);
  }

  @Command('room:catchup')
  roomCatchup(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:catchup', data);
  }

  @Command('message:send')
  messageSend(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'message:send', data);
  }

  @Command('message:edit')
  messageEdit(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'message:edit', data);
  }

  @Command('message:delete')
  messageDelete(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'message:delete', data);
  }

  @Command('message:react')
  messageReact(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'message:react', data);
  }

  @Command('direct:open')
  directOpen(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'direct:open', data);
  }

  @Command('read:set')
  readSet(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'read:set', data);
  }

  @Command('typing:set')
  typingSet(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'typing:set', data);
  }

  @Command('presence:set')
  presenceSet(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'presence:set', data);
  }

  @Command('presence:watch')
  presenceWatch(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'presence:watch', data);
  }

  @Command('user:list')
  userList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'user:list', data);
  }

  @Command('user:update')
  userUpdate(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'user:update', data);
  }

  @SubscribeMessage(OVERSIZED)
  oversized(socket: Socket, bytes: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, OVERSIZED, undefined, Number(bytes));
  }

  @SubscribeMessage(ANY_OTHER_EVENT)
  unknown(socket: Socket, name: string): Promise<Ack<unknown>> {
    return this.#run(socket, name, undefined);
  }

  #run(socket: Socket, command: string, data: unknown, bytes?: number): Promise<Ack<unknown>> {
    const connection = this.#entrance.connectionOf(socket);
    const { principal } = connection;
    return this.#core.dispatch({ principal, connection }, command, withoutBinary(data), bytes);
  }
}

/** Commands are JSON: bytes in place of a request become what no command takes. */
const withoutBinary = (data: unknown): unknown => (data instanceof Uint8Array ? 'binary data' : data);
