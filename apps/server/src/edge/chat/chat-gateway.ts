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
import { Credentials } from '../../auth/credentials.ts';
import type { Config } from '../../config.ts';
import { encodeForChat } from '../../fanout/socket-io-packet.ts';
import { CLOCK, CONFIG, CORE, LOG } from '../../tokens.ts';
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
    @Inject(Credentials) credentials: Credentials,
    @Inject(CONFIG) { maxConnectionsPerUser: maxPerUser }: Pick<Config, 'maxConnectionsPerUser'>,
  ) {
    this.#core = core;
    this.#entrance = new Entrance(
      { core, clock, log, budget, connections },
      {
        edge: 'chat',
        admit: ({ session }, sink, auth) =>
          admit({ core, maxPerUser }, hasToken(auth) ? credentials.tokenSession(auth.token) : session, sink),
        encode: encodeForChat,
      },
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

  @Command('session:list')
  sessionList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'session:list', data);
  }

  @Command('session:revoke')
  sessionRevoke(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'session:revoke', data);
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

  @Command('room:pins')
  roomPins(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:pins', data);
  }

  @Command('room:files')
  roomFiles(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:files', data);
  }

  @Command('room:history')
  roomHistory(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:history', data);
  }

  @Command('room:catchup')
  roomCatchup(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:catchup', data);
  }

  @Command('search:messages')
  searchMessages(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'search:messages', data);
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

  @Command('message:pin')
  messagePin(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'message:pin', data);
  }

  @Command('direct:open')
  directOpen(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'direct:open', data);
  }

  @Command('thread:open')
  threadOpen(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'thread:open', data);
  }

  @Command('thread:update')
  threadUpdate(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'thread:update', data);
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

  @Command('preference:set')
  preferenceSet(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'preference:set', data);
  }

  @Command('bot:create')
  botCreate(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'bot:create', data);
  }

  @Command('bot:list')
  botList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'bot:list', data);
  }

  @Command('bot:remove')
  botRemove(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'bot:remove', data);
  }

  @Command('token:create')
  tokenCreate(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'token:create', data);
  }

  @Command('token:list')
  tokenList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'token:list', data);
  }

  @Command('token:revoke')
  tokenRevoke(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'token:revoke', data);
  }

  @Command('room:role')
  roomRole(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:role', data);
  }

  @Command('room:mute')
  roomMute(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'room:mute', data);
  }

  @Command('user:ban')
  userBan(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'user:ban', data);
  }

  @Command('user:unban')
  userUnban(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'user:unban', data);
  }

  @Command('message:report')
  messageReport(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'message:report', data);
  }

  @Command('report:list')
  reportList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'report:list', data);
  }

  @Command('report:resolve')
  reportResolve(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'report:resolve', data);
  }

  @Command('audit:list')
  auditList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'audit:list', data);
  }

  @Command('place:state')
  placeState(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'place:state', data);
  }

  @Command('invite:create')
  inviteCreate(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'invite:create', data);
  }

  @Command('invite:list')
  inviteList(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'invite:list', data);
  }

  @Command('invite:revoke')
  inviteRevoke(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'invite:revoke', data);
  }

  @Command('user:recover')
  userRecover(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'user:recover', data);
  }

  @Command('user:role')
  userRole(socket: Socket, data: unknown): Promise<Ack<unknown>> {
    return this.#run(socket, 'user:role', data);
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

const hasToken = (auth: unknown): auth is { readonly token: unknown } =>
  typeof auth === 'object' && auth !== null && 'token' in auth;
