import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { Log } from '@parley/core';
import { COMMANDS_PATH, type Failure, failure } from '@parley/events';
import type { Request, Response } from 'express';
import { ClientAddresses } from '../../auth/client-addresses.ts';
import { LOG } from '../../tokens.ts';
import { Refusal, responseOf } from './refusal.ts';

/** Every error over HTTP has the one shape {error: {code, message, …}}, whoever made it; that of a command is an Ack. */
@Catch()
@Injectable()
export class ErrorFilter implements ExceptionFilter {
  readonly #log: Log;
  readonly #addresses: ClientAddresses;

  constructor(@Inject(LOG) log: Log, @Inject(ClientAddresses) addresses: ClientAddresses) {
    this.#log = log;
    this.#addresses = addresses;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const known = failureOf(error);
    const about = { method: request.method, route: routeOf(request) };
    if (!known)
      this.#log.error(
        { ...about, error: error instanceof Error ? error.stack : String(error) },
        'request failed',
      );
    else if (isTelling(known))
      this.#log.info({ ...about, code: known.error.code, address: this.#addresses.of(request) }, 'refused');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, headers, body } = responseOf(
      known ?? failure('internal', 'Something went wrong on the server.'),
    );
    response
      .status(status)
      .set(headers)
      .json(isCommand(request) ? { ok: false, ...body } : body);
  }
}

/** What somebody tries who guesses or forges; other refusals are mistakes. */
const isTelling = ({ error: { code } }: Failure): boolean =>
  code === 'unauthenticated' || code === 'forbidden';

/** Where a request went, without what an address may carry for one person alone. */
function routeOf({ route, path }: Request): string {
  const pattern: unknown = route?.path;
  return typeof pattern === 'string' ? pattern : path.split('/', 3).join('/');
}

/** A command is answered by an Ack, whoever refuses it. */
const isCommand = ({ path }: Request): boolean => path.startsWith(`${COMMANDS_PATH}/`);

/** What express, its body parser and Nest throw for a bad request; undefined for a bug. */
function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Refusal) return error.failure;
  const status = statusOf(error);
  switch (status) {
    case 404:
      return failure('not_found', 'There is nothing at this address.');
    case 413:
      return failure('too_large', 'The request is too large.');
    case 400:
    case 415:
      return failure('invalid', 'The request can’t be read; send JSON in UTF-8.');
    default:
      // Conditions that do not hold, parts that are none: whatever a library says of a request is no bug.
      return status !== undefined && status >= 400 && status < 500
        ? failure('invalid', 'The request asks for what can’t be given.')
        : undefined;
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number')
    return error.status;
  return undefined;
}
