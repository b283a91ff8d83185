import type { CommandError } from '@parley/events';

const fieldWords: Readonly<Record<string, string>> = {
  name: 'The name',
  topic: 'The topic',
  text: 'The text',
  reason: 'The reason',
  users: 'The list of people',
};

/** A refusal as a sentence for a person. */
export function problemText(error: CommandError): string {
  const issue = error.issues?.[0];
  if (issue !== undefined) {
    const field = fieldWords[issue.path.split('.')[0] ?? ''] ?? 'Something';
    return `${field} ${issue.message}.`;
  }
  if (error.code === 'rate_limited' && error.retryAfterMs !== undefined) {
    return `That was too fast. Try again in ${Math.ceil(error.retryAfterMs / 1000)} s.`;
  }
  return /[.!?]$/u.test(error.message) ? error.message : `${error.message}.`;
}
