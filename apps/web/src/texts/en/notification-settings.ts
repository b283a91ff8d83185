import { params, plural, texts } from '../texts.ts';

export const notificationSettingsTexts = texts('notificationSettings', {
  mentions: 'Only what’s for me',
  mentionsHint: 'Direct messages, mentions, replies in threads you follow, and your keywords.',
  all: 'All messages',
  allHint: 'In every room you’re in.',
  none: 'Nothing',
  noneHint: 'Except in rooms with their own setting.',
  tells: 'What you’re notified about',
  tellsHint:
    'Applies on all your devices. A room can have its own setting: look in its options in the sidebar.',
  tellOf: 'Notify me about',
  show: 'Show notifications',
  showHint: 'Outside this page, on devices where you’ve allowed them.',
  sound: 'Play a sound',
  soundHint: 'A short one, even where notifications can’t be shown.',
  denied:
    'Your browser blocks notifications from this site. To allow them, click the icon at the left of the address, open the settings of the site, and set notifications to “Allow”.',
  insecure:
    'Browsers only show notifications from pages that use https, and this one uses http. Whoever runs the server can set up https.',
  missing:
    'This browser can’t show notifications. On a computer, Chrome, Edge, Firefox and Safari can. Here, the number in the title and the sound let you know.',
  device: 'On this device',
  may: params(
    '{place} can notify you when a message is for you and you’re looking elsewhere. Your browser will ask you once.',
  ),
  allow: 'Allow notifications',
  allowed: 'Notifications are allowed on this device.',
  sent: 'Sent. If you don’t see it, check whether your system holds notifications back, for example in focus or do-not-disturb mode.',
  shown: 'Your system says it was shown.',
  failed: 'Your system didn’t show it.',
  unsent: 'The sound was played, but no notification could be shown: see above.',
  trialTitle: params('This is {place}'),
  trialBody: 'This is what a message for you looks like.',
  trial: 'Send a test',
  ownLevels: 'Rooms with their own setting',
  keywordLong: plural({
    one: 'A keyword can have up to {count} character.',
    other: 'A keyword can have up to {count} characters.',
  }),
  keywordsFull: params('You have {count} keywords already, and that’s the limit.'),
  keywords: 'Keywords',
  keywordsHint:
    'A message with one of these notifies you like a mention. Whole words count, in capitals or not.',
  newKeyword: 'New keyword',
  add: 'Add',
  removeKeyword: params('Remove {keyword}'),
  remove: 'Remove',
  quiet: 'Quiet hours',
  quietHere:
    'No notifications then; unread numbers still count. The hours follow each device’s clock, unless your profile has a time zone.',
  quietThere: params(
    'No notifications then; unread numbers still count. The hours are those of {zone}, the time zone of your profile.',
  ),
  haveQuiet: 'Use quiet hours',
  from: 'From',
  to: 'To',
  days: 'On these days',
  quietNow: params('Quiet hours are on, until {clock}.'),
  noDay: 'No day is chosen, so there are no quiet hours.',
  why: 'Why was I notified, or not?',
  whyHint: params(
    'What this device did with the last {count} messages. Kept on this device only, without their text.',
  ),
  erase: 'Clear',
  noneYet: 'No messages yet.',
  ledger: 'Messages and what happened with them',
  leftRoom: 'A room or thread you’re no longer in',
  entryLeft: '{author} in a room or thread you’re no longer in',
  entry: '{author} in {room}',
});
