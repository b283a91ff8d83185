import { type Ack, success } from '@parley/events';

/** Passwords that are kept as they are: for tests that are about something else than their hashing. */
export const plainPasswords = {
  hash: async (password: string): Promise<Ack<string>> => success(`plain ${password}`),
  verify: async (password: string, hash: string | undefined): Promise<Ack<boolean>> =>
    success(hash === `plain ${password}`),
};
