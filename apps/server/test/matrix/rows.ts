/**
 * Who may do what, written down a second time and by hand: from SPEC.md, not from the policy. Whoever is not named is
 * refused; `forbidden` where they may know of the thing, `not_found` where not.
 */
import type { CommandName } from '@parley/events';
import type { Row } from './cases.ts';
import { ofBots } from './rows/bots.ts';
import { ofMessages } from './rows/messages.ts';
import { ofOversight } from './rows/oversight.ts';
import { ofPeople } from './rows/people.ts';
import { ofRooms } from './rows/rooms.ts';

export const rows: Readonly<Record<CommandName, Row>> = {
  ...ofRooms,
  ...ofMessages,
  ...ofPeople,
  ...ofBots,
  ...ofOversight,
};
