import type { z } from 'zod';

/** One thing that is wrong with a request: where, and what, as the rest of a sentence. */
export interface PlainIssue {
  readonly path: string;
  readonly message: string;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** What zod says by itself; everything else are words of a schema. */
const isDefault = (message: string): boolean => /^(Invalid|Too (small|big)|Unrecognized)/u.test(message);

/** At most ten issues in plain words: what zod says by itself is for programmers. */
export const plainIssues = (issues: readonly z.core.$ZodIssue[]): readonly PlainIssue[] =>
  issues.slice(0, 10).map((issue) => ({
    path: [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
      .map(String)
      .join('.')
      .slice(0, 100),
    message: messageOf(issue).slice(0, 200),
  }));

function messageOf(issue: z.core.$ZodIssue): string {
  if (!isDefault(issue.message)) return issue.message;
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'is unknown';
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `is not ${kinds[issue.expected] ?? 'what it should be'}`;
    case 'too_small':
      return isCounted(issue.origin)
        ? `is too short; at least ${issue.minimum}`
        : `is less than ${issue.minimum}`;
    case 'too_big':
      return isCounted(issue.origin)
        ? `is too long; at most ${issue.maximum}`
        : `is more than ${issue.maximum}`;
    case 'invalid_value':
      return `is none of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return 'doesn’t have the right format';
    default:
      return 'is not valid';
  }
}

const isCounted = (origin: string): boolean => origin === 'string' || origin === 'array';
