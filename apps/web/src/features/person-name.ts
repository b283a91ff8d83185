import type { User } from '@parley/events';
import { namesTexts } from '../texts/en/names.ts';

/** What somebody is called, also who has deleted the account; empty while nothing is known. */
export const personName = ({ name, gone }: Pick<User, 'name' | 'gone'>): string =>
  name === '' && gone === 'deleted' ? namesTexts().deleted : name;
