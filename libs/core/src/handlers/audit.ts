import { limits, success } from '@parley/events';
import type { Handler } from '../context.ts';

/** The newest entries of the audit log, or those before an id. */
export const listAudit: Handler<'audit:list'> = async ({ data, services }) =>
  success(await services.store.audit({ before: data.before, limit: data.limit ?? limits.auditPage }));
