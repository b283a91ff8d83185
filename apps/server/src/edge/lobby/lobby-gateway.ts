import { Inject } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Core, Log } from '@parley/core';
import {
  type Ack,
  type Clock,
  type CommandError,
  failure,
  limits,
  type Rate,
  rates,
  success,
  textProblem,
} from '@parley/events';
import type { Server, Socket } from 'socket.io';
import { Budget } from '../../auth/budget.ts';
import type { Config } from '../../config.ts';
import { encodeForLobby } from '../../fanout/lobby-talk.ts';
import { CLOCK, CONFIG, CORE, LOG } from '../../tokens.ts';
import { EngineConnections } from '../socket-io/engine-connections.ts';
import { Entrance } from '../socket-io/entrance.ts';
import { OVERSIZED } from '../socket-io/screening.ts';
import { ANY_OTHER_EVENT } from '../socket-io/socket-io-adapter.ts';
import { LobbyHall } from './lobby-hall.ts';
import { LobbyPeers } from './lobby-peers.ts';
import { ServerTime } from './server-time.ts';

/** Greetings to everyone; in a rush of arrivals only the newcomer is greeted, or the cost would grow with its square. */
const HELLO: Rate = { perSecond: 10, burst: 50 };
/** Greetings of one client that are logged. */
const GREETING: Rate = { perSecond: 1, burst: 5 };
/** Explanations to one client that asked for no answer. */
const EXPLANATION: Rate = { perSecond: 1, burst: 3 };
const LOGGED_CHARACTERS = 80;

/** Who is addressed, and the text for them. */
type Addressed = Ack<{ readonly to: readonly string[]; readonly text: string; readonly room?: string }>;

/**
 * The ten-line clients over Socket.IO, in the namespace that `io()` takes by itself: no sign-in, a handful of events, each
 * answered if an answer is asked for. What they say with `chat message` goes to #lobby through core; the rest is told on
 * the spot and kept nowhere.
 */
@WebSocketGateway()
export class LobbyGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  readonly #log: Log;
  readonly #budget: Budget;
  readonly #connections: EngineConnections;
  readonly #hall: LobbyHall;
  readonly #entrance: Entrance;
  readonly #peers = new LobbyPeers();
  readonly #time: ServerTime;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOG) log: Log,
    @Inject(CONFIG) config: Config,
    @Inject(Budget) budget: Budget,
    @Inject(EngineConnections) connections: EngineConnections,
    @Inject(LobbyHall) hall: LobbyHall,
  ) {
    this.#log = log;
    this.#budget = budget;
    this.#connections = connections;
    this.#hall = hall;
    this.#time = new ServerTime(clock, (time) => this.#peers.tellAll('api:server-time', time));
    const closed = failure('not_found', 'The lobby is switched off here.');
    this.#entrance = new Entrance(
      { core, clock, log, budget, connections },
      {
        edge: 'lobby',
        admit: async (_from, sink) => (config.lobby ? hall.enter(sink) : closed),
        encode: encodeForLobby,
      },
    );
  }

  afterInit(server: Server): void {
    this.#entrance.guard(server.sockets);
  }

  handleConnection(socket: Socket): void {
    this.#entrance.opened(socket);
    this.#peers.add(socket.id, this.#connections.of(socket).link);
    this.#peers.tell([socket.id], 'api:server-time', this.#time.now());
    this.#time.start();
    if (this.#budget.spend('lobby:hello', HELLO) === 0) this.#peers.tellAll('from server', 'HELLO!');
    else this.#peers.tell([socket.id], 'from server', 'HELLO!');
  }

  handleDisconnect(socket: Socket, reason = 'unknown'): void {
    this.#peers.remove(socket.id);
    if (this.#peers.size === 0) this.#time.stop();
    this.#entrance.closed(socket, reason);
  }

  /** Everyone: the text is stored, and comes back to all lobby clients and to the web app. */
  @SubscribeMessage('chat message')
  async chatMessage(socket: Socket, text: unknown): Promise<Ack<unknown>> {
    return this.#explained(socket, await this.#hall.say(this.#entrance.connectionOf(socket), text));
  }

  /** A client's greeting to the server: logged, as it is no message to anybody. */
  @SubscribeMessage('from client')
  fromClient(socket: Socket, text: unknown): Ack<unknown> {
    if (typeof text !== 'string') return this.#explained(socket, failure('invalid', 'A greeting is text.'));
    const wait = this.#budget.spend(`greeting:${socket.id}`, GREETING);
    if (wait > 0) return slowDown(wait);
    const shown = text.slice(0, LOGGED_CHARACTERS).replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, '·');
    this.#log.info({ edge: 'lobby', length: text.length, text: shown }, 'from client');
    return success({});
  }

  @SubscribeMessage('join')
  join(socket: Socket, room: unknown): Ack<unknown> {
    return this.#explained(socket, this.#spend(socket) ?? this.#peers.join(socket.id, room));
  }

  @SubscribeMessage('leave')
  leave(socket: Socket, room: unknown): Ack<unknown> {
    return this.#explained(socket, this.#spend(socket) ?? this.#peers.leave(socket.id, room));
  }

  /** Everyone in a room, me too. */
  @SubscribeMessage('to room')
  toRoom(socket: Socket, data: unknown): Ack<unknown> {
    return this.#tell(socket, this.#inRoom(socket, data));
  }

  /** Everyone in a room but me. */
  @SubscribeMessage('to others')
  toOthers(socket: Socket, data: unknown): Ack<unknown> {
    const room = this.#inRoom(socket, data);
    if (!room.ok) return this.#tell(socket, room);
    const others = room.data.to.filter((id) => id !== socket.id);
    return this.#tell(socket, success({ ...room.data, to: others }));
  }

  /** Only me. */
  @SubscribeMessage('to me')
  toMe(socket: Socket, text: unknown): Ack<unknown> {
    return this.#tell(socket, addressed([socket.id], text));
  }

  /** One person privately, by the id of their socket. */
  @SubscribeMessage('to person')
  toPerson(socket: Socket, data: unknown): Ack<unknown> {
    const [person, text] = pair(data);
    const known = typeof person === 'string' && this.#peers.has(person);
    return this.#tell(
      socket,
      known ? addressed([person], text) : failure('not_found', 'Nobody here has this id.'),
    );
  }

  @SubscribeMessage(OVERSIZED)
  oversized(socket: Socket): Ack<unknown> {
    const tooLarge = failure('too_large', `A frame may have ${limits.frame} bytes.`);
    return this.#explained(socket, this.#spend(socket) ?? tooLarge);
  }

  @SubscribeMessage(ANY_OTHER_EVENT)
  unknown(socket: Socket): Ack<unknown> {
    return this.#explained(
      socket,
      this.#spend(socket) ?? failure('invalid', 'The lobby knows no such event.'),
    );
  }

  #inRoom(socket: Socket, data: unknown): Addressed {
    const [name, text] = pair(data);
    const room = this.#peers.inRoom(socket.id, name);
    if (!room.ok) return room;
    const all = addressed(room.data.members, text);
    return all.ok ? success({ ...all.data, room: room.data.room }) : all;
  }

  #tell(socket: Socket, message: Addressed): Ack<unknown> {
    const refused = this.#spend(socket) ?? (message.ok ? undefined : message);
    if (refused || !message.ok) return this.#explained(socket, refused ?? message);
    const { to, text, room } = message.data;
    const event = room === undefined ? 'from person' : 'from room';
    this.#peers.tell(to, event, { ...(room !== undefined && { room }), from: socket.id, text });
    return success({ reached: to.length });
  }

  /** What is told on the spot has the budget of a message. */
  #spend(socket: Socket): Ack<never> | undefined {
    const wait = this.#budget.spend(`lobby:${socket.id}`, rates.send);
    return wait > 0 ? slowDown(wait) : undefined;
  }

  /** A learner's client rarely asks for an answer: a refusal is told in words, too, though not often. */
  #explained<T>(socket: Socket, answer: Ack<T>): Ack<T> {
    if (!answer.ok && this.#budget.spend(`explain:${socket.id}`, EXPLANATION) === 0)
      this.#peers.tell([socket.id], 'from server', reasonOf(answer.error));
    return answer;
  }
}

const slowDown = (retryAfterMs: number) =>
  failure('rate_limited', 'That is a little fast; wait a moment.', { retryAfterMs });

const reasonOf = ({ message, issues: [issue] = [] }: CommandError): string =>
  issue ? `The ${issue.path} ${issue.message}.` : message;

const pair = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : [data]);

function addressed(to: readonly string[], text: unknown): Addressed {
  if (typeof text !== 'string') return failure('invalid', 'A message is text.');
  const problem = textProblem(text, limits.text);
  return problem === undefined ? success({ to, text }) : failure('invalid', `The message ${problem}.`);
}
