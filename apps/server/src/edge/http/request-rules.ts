import { failure, UPLOADS_PATH } from '@parley/events';
import type { Request, RequestHandler } from 'express';
import type { Origins } from '../../auth/origins.ts';
import type { Throttle } from '../../auth/throttle.ts';
import { Refusal } from './refusal.ts';

/** Where a body is no JSON. */
export const PICTURE_PATH = '/api/account/avatar';

/** A piece of a file, by the tus protocol. */
const PIECE_TYPE = 'application/offset+octet-stream';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page could make a browser send in the name of its user: a request that changes something
 * comes from our own or an allowed origin, and its body is JSON, or a picture or a piece of a file where one is due, which no plain form
 * can send.
 */
export const refuseForgery =
  (origins: Origins): RequestHandler =>
  (request, _response, next) => {
    if (harmless.has(request.method)) return next();
    if (!origins.allowsChange(request.headers))
      return next(new Refusal(failure('forbidden', 'This origin may not do that.')));
    const problem = request.method === 'DELETE' ? undefined : formProblem(request);
    next(problem === undefined ? undefined : new Refusal(failure('invalid', problem)));
  };

/** What is wrong with a request that a plain form could have sent. */
function formProblem(request: Request): string | undefined {
  // A header that no form sets, and an upload is begun without a body.
  if (request.path === UPLOADS_PATH)
    return request.headers['tus-resumable'] === undefined ? 'Upload by the tus protocol, 1.0.' : undefined;
  const isPiece = request.path.startsWith(`${UPLOADS_PATH}/`);
  const due = isPiece ? PIECE_TYPE : request.path === PICTURE_PATH ? 'image/*' : 'application/json';
  return request.is(due) ? undefined : `Send the request as ${due}.`;
}

/** Refuses an address that asks too fast, before its request costs anything. */
export const refuseFloods =
  (throttle: Throttle): RequestHandler =>
  (request, _response, next) => {
    const tooFast = throttle.visit('request', request);
    next(tooFast && new Refusal(tooFast));
  };
