import type { CommandError, User } from '@parley/events';
import type { SessionApi } from './session-keeper.ts';

const address = '/api/session';

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

const hasError = (body: unknown): body is { readonly error: CommandError } =>
  isRecord(body) && isRecord(body['error']) && typeof body['error']['message'] === 'string';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function ask(method: 'GET' | 'POST' | 'DELETE', data?: object): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, {
      method,
      ...(data === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) }),
    });
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body };
  } catch {
    // fetch rejects only when there is no answer at all.
    return undefined;
  }
}

function refusal(answer: Answer | undefined): { readonly ok: false; readonly error: CommandError } {
  if (answer === undefined || answer.status === 502 || answer.status === 503 || answer.status === 504) {
    return { ok: false, error: answer && hasError(answer.body) ? answer.body.error : unreachable };
  }
  return { ok: false, error: hasError(answer.body) ? answer.body.error : strange };
}

/** Sessions over HTTP, with the cookie that the browser keeps. */
export const sessionApi: SessionApi = {
  current: async () => {
    const answer = await ask('GET');
    if (answer?.status === 401) return { ok: true, data: undefined };
    return answer?.status === 200 && hasUser(answer.body)
      ? { ok: true, data: answer.body.user }
      : refusal(answer);
  },
  enter: async (name) => {
    const answer = await ask('POST', { name });
    return answer !== undefined && answer.status < 300 && hasUser(answer.body)
      ? { ok: true, data: answer.body.user }
      : refusal(answer);
  },
  leave: async () => {
    const answer = await ask('DELETE');
    return answer !== undefined && (answer.status < 300 || answer.status === 401)
      ? { ok: true, data: undefined }
      : refusal(answer);
  },
};
