import { failure } from '@parley/events';
import type { RequestHandler } from 'express';
import type { Origins } from '../../auth/origins.ts';
import type { Throttle } from '../../auth/throttle.ts';
import { Refusal } from './refusal.ts';

/** Where a body is no JSON. */
export const PICTURE_PATH = '/api/account/avatar';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page could make a browser send in the name of its user: a request that changes something
 * comes from our own or an allowed origin, and its body is JSON, or a picture where one is due, which no plain form can send.
 */
export const refuseForgery =
  (origins: Origins): RequestHandler =>
  (request, _response, next) => {
    if (harmless.has(request.method)) return next();
    if (!origins.allowsChange(request.headers))
      return next(new Refusal(failure('forbidden', 'This origin may not do that.')));
    const due = request.path === PICTURE_PATH ? 'image/*' : 'application/json';
    if (request.method !== 'DELETE' && !request.is(due))
      return next(new Refusal(failure('invalid', `Send the request as ${due}.`)));
    next();
  };

/** Refuses an address that asks too fast, before its request costs anything. */
export const refuseFloods =
  (throttle: Throttle): RequestHandler =>
  (request, _response, next) => {
    const tooFast = throttle.visit('request', request);
    next(tooFast && new Refusal(tooFast));
  };
