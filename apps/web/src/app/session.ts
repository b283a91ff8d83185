import type { Ack, CommandError, User } from '@parley/events';
import type { Invitation, SessionApi, Standing, Way } from './session-keeper.ts';

/** A picture may take longer on a slow line. */
const sendingMs = 60_000;
/** A server that takes longer than this to say who one is will not say it at all. */
const patienceMs = 10_000;

const unreachable: CommandError = {
  code: 'unavailable',
  message: 'The server can’t be reached. Check the connection and try again.',
};
const strange: CommandError = {
  code: 'internal',
  message: 'The server answered in a way that makes no sense.',
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The page and its server come from one build, so a body of the right outline is believed. */
const hasUser = (body: unknown): body is { readonly user: User } =>
  isRecord(body) && isRecord(body['user']) && typeof body['user']['id'] === 'string';

const hasPlace = (body: unknown): body is Standing => isRecord(body) && isRecord(body['place']);

const isInvitation = (body: unknown): body is Invitation => isRecord(body) && Array.isArray(body['rooms']);

const hasCodes = (body: unknown): body is { readonly codes: readonly string[] } =>
  isRecord(body) && Array.isArray(body['codes']);

const hasLeft = (body: unknown): body is { readonly left: number } =>
  isRecord(body) && typeof body['left'] === 'number';

const hasError = (body: unknown): body is { readonly error: CommandError } =>
  isRecord(body) && isRecord(body['error']) && typeof body['error']['message'] === 'string';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  address: string,
  data?: object | Blob,
): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, {
      method,
      signal: AbortSignal.timeout(data instanceof Blob ? sendingMs : patienceMs),
      ...(data === undefined || data instanceof Blob
        ? { body: data ?? null }
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) }),
    });
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body };
  } catch {
    // fetch rejects only when there is no answer at all, or none in time.
    return undefined;
  }
}

function refusal(answer: Answer | undefined): { readonly ok: false; readonly error: CommandError } {
  if (answer === undefined || answer.status === 502 || answer.status === 503 || answer.status === 504) {
    return { ok: false, error: answer && hasError(answer.body) ? answer.body.error : unreachable };
  }
  return { ok: false, error: hasError(answer.body) ? answer.body.error : strange };
}

const isGood = (answer: Answer | undefined): boolean => answer !== undefined && answer.status < 300;

const userIn = (answer: Answer | undefined): Ack<User> =>
  isGood(answer) && hasUser(answer?.body) ? { ok: true, data: answer.body.user } : refusal(answer);

function enter(way: Way): Promise<Answer | undefined> {
  switch (way.kind) {
    case 'guest':
      return ask('POST', '/api/session', { name: way.name, invite: way.invite });
    case 'signIn':
      return ask('POST', '/api/session', { login: way.login, password: way.password });
    case 'register':
      return ask('POST', '/api/account', { name: way.name, password: way.password, invite: way.invite });
    case 'recover':
      return ask('POST', '/api/recovery', { secret: way.secret, password: way.password });
  }
}

/** What an invitation's link says. */
const invitation = async (secret: string): Promise<Ack<Invitation>> => {
  const answer = await ask('POST', '/api/invitation', { invite: secret });
  return isGood(answer) && isInvitation(answer?.body) ? { ok: true, data: answer.body } : refusal(answer);
};

/** Sessions over HTTP, with the cookie that the browser keeps. */
export const sessionApi: SessionApi = {
  current: async () => {
    const answer = await ask('GET', '/api/session');
    return isGood(answer) && hasPlace(answer?.body) ? { ok: true, data: answer.body } : refusal(answer);
  },
  invitation,
  enter: async (way) => userIn(await enter(way)),
  leave: async () => {
    const answer = await ask('DELETE', '/api/session');
    return isGood(answer) || answer?.status === 401 ? { ok: true, data: undefined } : refusal(answer);
  },
};

const picturePath = '/api/account/avatar';

/** What somebody who is in does with their own account over HTTP, since it carries a password or a cookie. */
export const accountApi = {
  /** A guest becomes a member of the same name; everything said stays theirs. */
  keepName: async (password: string): Promise<Ack<User>> =>
    userIn(await ask('POST', '/api/account', { password })),
  invitation,
  /** Joins the rooms of an invitation. */
  acceptInvite: async (invite: string): Promise<Ack<undefined>> => {
    const answer = await ask('POST', '/api/invites', { invite });
    return isGood(answer) ? { ok: true, data: undefined } : refusal(answer);
  },
  codesLeft: async (): Promise<Ack<{ readonly left: number }>> => {
    const answer = await ask('GET', '/api/account/recovery-codes');
    return isGood(answer) && hasLeft(answer?.body) ? { ok: true, data: answer.body } : refusal(answer);
  },
  makeCodes: async (password: string): Promise<Ack<{ readonly codes: readonly string[] }>> => {
    const answer = await ask('POST', '/api/account/recovery-codes', { password });
    return isGood(answer) && hasCodes(answer?.body) ? { ok: true, data: answer.body } : refusal(answer);
  },
  changePassword: async (data: {
    readonly password: string;
    readonly next: string;
    readonly endOthers: boolean;
  }): Promise<Ack<undefined>> => {
    const answer = await ask('PUT', '/api/account/password', data);
    return isGood(answer) ? { ok: true, data: undefined } : refusal(answer);
  },
  /** The browser says itself what kind of picture it is. */
  setPicture: async (picture: Blob): Promise<Ack<User>> => userIn(await ask('PUT', picturePath, picture)),
  removePicture: async (): Promise<Ack<User>> => userIn(await ask('DELETE', picturePath)),
  deleteAccount: async (data: {
    readonly password?: string;
    readonly messages: 'keep' | 'remove';
  }): Promise<Ack<undefined>> => {
    const answer = await ask('DELETE', '/api/account', data);
    return isGood(answer) ? { ok: true, data: undefined } : refusal(answer);
  },
} as const;
