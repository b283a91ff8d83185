import type { CommandError } from '@parley/events';
import { problemTexts } from '../texts/en/problem.ts';
import { fromServer } from '../texts/server.ts';

/** What is wrong with a field, as a sentence: `issue` is the rest of it as the server says it, or a rule that is shared with it. */
export function fieldProblem(path: string, issue: string): string {
  const t = problemTexts();
  const { name, topic, text, reason, password, users } = t;
  const fields: Readonly<Record<string, string>> = {
    name,
    topic,
    text,
    reason,
    password,
    next: password,
    users,
  };
  return t.of({ field: fields[path.split('.')[0] ?? ''] ?? t.something, problem: fromServer(issue) });
}

/** A refusal as a sentence for a person. */
export function problemText(error: CommandError): string {
  const issue = error.issues?.[0];
  if (issue !== undefined) return fieldProblem(issue.path, issue.message);
  if (error.code === 'rate_limited' && error.retryAfterMs !== undefined)
    return problemTexts().tooFast({ seconds: Math.ceil(error.retryAfterMs / 1000) });
  return fromServer(/[.!?]$/u.test(error.message) ? error.message : `${error.message}.`);
}
