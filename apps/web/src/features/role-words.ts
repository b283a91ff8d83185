import type { UserRole } from '@parley/events';
import { rolesTexts } from '../texts/en/roles.ts';

/** What somebody is in the place, in a word. */
export const roleWords = (): Readonly<Record<UserRole, string>> => rolesTexts();
