import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { Log } from '@parley/core';
import { type Failure, failure } from '@parley/events';
import type { Request, Response } from 'express';
import { LOG } from '../../tokens.ts';
import { Refusal, responseOf } from './refusal.ts';

/** Every error over HTTP has the one shape {error: {code, message, …}}, whoever made it. */
@Catch()
@Injectable()
export class ErrorFilter implements ExceptionFilter {
  readonly #log: Log;

  constructor(@Inject(LOG) log: Log) {
    this.#log = log;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const known = failureOf(error);
    if (!known)
      this.#log.error(
        {
          method: request.method,
          path: request.path,
          error: error instanceof Error ? error.stack : String(error),
        },
        'request failed',
      );
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, headers, body } = responseOf(
      known ?? failure('internal', 'Something went wrong on the server.'),
    );
    response.status(status).set(headers).json(body);
  }
}

/** What express, its body parser and Nest throw for a bad request; undefined for a bug. */
function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Refusal) return error.failure;
  switch (statusOf(error)) {
    case 404:
      return failure('not_found', 'There is nothing at this address.');
    case 413:
      return failure('too_large', 'The request is too large.');
    case 400:
    case 415:
      return failure('invalid', 'The request can’t be read; send JSON in UTF-8.');
    default:
      return undefined;
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number')
    return error.status;
  return undefined;
}
