import {
  type Ack,
  type CommandName,
  commands,
  errorCodes,
  isCommandName,
  type ServerEventData,
  type ServerEventName,
  serverEvents,
} from '@parley/events';
import { z } from 'zod';
import { Heard } from './heard.ts';

export interface ReceivedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** The body of an HTTP answer that refuses. */
export const failureBody = z.strictObject({
  error: z.strictObject({
    code: z.enum(errorCodes),
    message: z.string().min(1),
    retryAfterMs: z.int().positive().optional(),
    issues: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })).optional(),
  }),
});

export const failureShape = failureBody.extend({ ok: z.literal(false) });

/** What must never leave the server: stacks, SQL, paths. */
const secrets = /\bat \S+ \(|\.[cm]?[jt]s:\d+|\b(SELECT|INSERT|UPDATE|SQLITE)\b|\/(home|work|usr|tmp|root)\//;

const isEventName = (name: string): name is ServerEventName => Object.hasOwn(serverEvents, name);

/** Everything one connection was told, held against the contract as it comes in. */
export class Inbox {
  /** How what came in broke the contract. */
  readonly violations: string[] = [];
  readonly #heard = new Heard<ReceivedEvent>();

  get events(): readonly ReceivedEvent[] {
    return this.#heard.items;
  }

  receiveEvent(event: string, data: unknown): void {
    if (!isEventName(event)) this.violations.push(`there is no event ${event}`);
    else this.#hold(`event ${event}`, serverEvents[event].data, data);
    this.#heard.add({ event, data });
  }

  receiveAck(command: string, ack: unknown): void {
    const shape = isCommandName(command) ? replyShape(command) : failureShape;
    this.#hold(`ack of ${command}`, shape, ack);
    if (secrets.test(JSON.stringify(ack)) && isFailure(ack))
      this.violations.push(`ack of ${command} tells too much: ${JSON.stringify(ack)}`);
  }

  /** All events of a kind so far. */
  all<E extends ServerEventName>(event: E): ServerEventData<E>[] {
    // receiveEvent has held each against its schema; what failed is reported as a violation.
    return this.events.filter((one) => one.event === event).map(({ data }) => data as ServerEventData<E>);
  }

  /** The first event of that kind that matches, of those that came already or of those to come. */
  event<E extends ServerEventName>(
    event: E,
    matches: (data: ServerEventData<E>) => boolean = () => true,
  ): Promise<ServerEventData<E>> {
    return this.#heard.first((one) => {
      if (one.event !== event) return undefined;
      const data = one.data as ServerEventData<E>;
      return matches(data) ? data : undefined;
    }, event);
  }

  #hold(what: string, shape: z.ZodType, value: unknown): void {
    const parsed = shape.safeParse(value);
    if (!parsed.success) this.violations.push(`${what}: ${z.prettifyError(parsed.error)}`);
  }
}

const isFailure = (ack: unknown): boolean => (ack as Ack<unknown>).ok !== true;

const replyShape = (command: CommandName): z.ZodType =>
  z.union([z.strictObject({ ok: z.literal(true), data: commands[command].reply }), failureShape]);
