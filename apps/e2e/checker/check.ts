import { checkBans } from './check-bans.ts';
import { checkDatabase } from './check-database.ts';
import { checkMembership } from './check-membership.ts';
import { checkReads } from './check-reads.ts';
import { checkRuns } from './check-runs.ts';
import { checkSends } from './check-sends.ts';
import { checkViews } from './check-views.ts';
import { gather } from './facts.ts';
import type { History } from './history.ts';
import type { Violation } from './violation.ts';

/**
 * Everything in which a history breaks a promise of the protocol (SPEC D1 to D9); empty if nothing does. Knows nothing of
 * the server's code: only what clients were told and what is stored. Takes time in proportion to the history.
 */
export function check(history: History): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (violation: Violation): void => {
    violations.push(violation);
  };
  const { lines, database } = history;
  const facts = gather(history, report);
  checkDatabase(database, report);
  checkSends(history, report);
  checkRuns(lines, facts, report);
  checkReads(lines, report);
  checkMembership(lines, facts, database.passagesComplete, report);
  checkBans(lines, facts, database, report);
  checkViews(lines, database, facts, report);
  return violations;
}
