import { failure, plainIssues, type RequestSchema } from '@parley/events';
import { Refusal } from './refusal.ts';

/** What people call a field that is not called so. */
const words: Readonly<Record<string, string>> = { next: 'new password', login: 'name' };

/** The body of a request as its schema says, or a refusal that names what is wrong with it. */
export function parsed<T>(schema: RequestSchema<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const issues = plainIssues(result.error.issues);
  const [first] = issues;
  const sentence =
    first && first.path !== ''
      ? `The ${words[first.path] ?? first.path} ${first.message}.`
      : 'The request is not valid.';
  throw new Refusal(failure('invalid', sentence, { issues }));
}
