import { failure } from '@parley/events';
import type { RequestHandler } from 'express';
import type { Origins } from '../../auth/origins.ts';
import { Refusal } from './refusal.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page could make a browser send in the name of its user: a request that changes something
 * comes from our own or an allowed origin, and its body is JSON, which no plain form can send.
 */
export const refuseForgery =
  (origins: Origins): RequestHandler =>
  (request, _response, next) => {
    if (harmless.has(request.method)) return next();
    if (!origins.allowsChange(request.headers))
      return next(new Refusal(failure('forbidden', 'This origin may not do that.')));
    if (request.method !== 'DELETE' && !request.is('application/json'))
      return next(new Refusal(failure('invalid', 'Send the request as application/json.')));
    next();
  };
