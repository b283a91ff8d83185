import { describeMembers } from './contract/members.ts';
import { describeMentions } from './contract/mentions.ts';
import { describeMessages } from './contract/messages.ts';
import { describeFiles } from './contract/files.ts';
import { describePins } from './contract/pins.ts';
import { describeThreads } from './contract/threads.ts';
import { describeBans } from './contract/bans.ts';
import { describeModeration } from './contract/moderation.ts';
import { describeOperations } from './contract/operations.ts';
import { describeAccess } from './contract/access.ts';
import { describeAccounts } from './contract/accounts.ts';
import { describePeople } from './contract/people.ts';
import { describePreferences } from './contract/preferences.ts';
import { describePrivacy } from './contract/privacy.ts';
import { describeRooms } from './contract/rooms.ts';
import { describeSearch } from './contract/search.ts';
import { describeTimeline } from './contract/timeline.ts';
import { describeTokens } from './contract/tokens.ts';
import { describeTotals } from './contract/totals.ts';
import type { OpenStore } from './place.ts';

/** What every store must do, whatever it keeps things in. */
export function describeStore(name: string, open: OpenStore): void {
  describe(name, () => {
    describePeople(open);
    describeAccounts(open);
    describeAccess(open);
    describeRooms(open);
    describeMembers(open);
    describeModeration(open);
    describeBans(open);
    describeMessages(open);
    describePins(open);
    describeFiles(open);
    describeThreads(open);
    describeMentions(open);
    describeOperations(open);
    describeTimeline(open);
    describeTokens(open);
    describePreferences(open);
    describePrivacy(open);
    describeTotals(open);
    describeSearch(open);
  });
}
