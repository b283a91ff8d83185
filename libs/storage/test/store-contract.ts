import { describeMembers } from './contract/members.ts';
import { describeMessages } from './contract/messages.ts';
import { describeOperations } from './contract/operations.ts';
import { describePeople } from './contract/people.ts';
import { describeRooms } from './contract/rooms.ts';
import { describeTimeline } from './contract/timeline.ts';
import type { OpenStore } from './place.ts';

/** What every store must do, whatever it keeps things in. */
export function describeStore(name: string, open: OpenStore): void {
  describe(name, () => {
    describePeople(open);
    describeRooms(open);
    describeMembers(open);
    describeMessages(open);
    describeOperations(open);
    describeTimeline(open);
  });
}
