import { params, plural, texts } from '../texts.ts';

export const notificationSettingsTexts = texts('notificationSettings', {
  mentions: 'What is for me',
  mentionsHint: 'Direct messages, and elsewhere what mentions you or has one of your keywords.',
  all: 'Every message',
  allHint: 'In all rooms that you are in.',
  none: 'Nothing',
  noneHint: 'But for rooms with a setting of their own.',
  tells: 'What tells you',
  tellsHint:
    'The same on all your devices. A room can have a setting of its own: it is in its options in the list of rooms.',
  tellOf: 'Tell me of',
  show: 'Show notifications',
  showHint: 'Outside this page, on devices where you have allowed it.',
  sound: 'Play a sound',
  soundHint: 'A short one, also where no notification can be shown.',
  denied:
    'Your browser refuses notifications of this page. To allow them, press the sign at the left of the address, open the settings of this site, and set notifications to “allow”.',
  insecure:
    'Browsers show notifications only of pages that come over https, and this one came over http. Whoever runs this place can set up https.',
  missing:
    'This browser shows no notifications of pages. On a computer, Chrome, Edge, Firefox and Safari do. Numbers in the title and the sound tell you here.',
  device: 'On this device',
  may: params(
    '{place} can tell you outside this page when a message is for you and you look elsewhere. Your browser asks you once whether it may.',
  ),
  allow: 'Allow notifications',
  allowed: 'Notifications are allowed on this device.',
  sent: 'Sent. If you see nothing, look whether your system holds notifications back, in its focus or do-not-disturb mode.',
  shown: 'Your system says that it is shown.',
  failed: 'Your system refused to show it.',
  unsent: 'The sound was played. No notification: see above.',
  trialTitle: params('This is {place}'),
  trialBody: 'So it looks when a message is for you.',
  trial: 'Send a test',
  ownLevels: 'Rooms with a setting of their own',
  keywordLong: plural({
    one: 'A keyword has at most {count} character.',
    other: 'A keyword has at most {count} characters.',
  }),
  keywordsFull: params('There are {count} already, which is as many as can be.'),
  keywords: 'Keywords',
  keywordsHint:
    'A message with one of these tells like one that mentions you. They count as whole words, in capitals or not.',
  newKeyword: 'New keyword',
  add: 'Add',
  removeKeyword: params('Remove {keyword}'),
  remove: 'Remove',
  quiet: 'Quiet hours',
  quietHere:
    'You get no notifications then; unread numbers still count. The hours are those of each device’s clock, unless your profile says where you are.',
  quietThere: params(
    'You get no notifications then; unread numbers still count. The hours are those of {zone}, as in your profile.',
  ),
  haveQuiet: 'Have quiet hours',
  from: 'From',
  to: 'To',
  days: 'On the evening or day of',
  quietNow: params('It is quiet now, until {clock}.'),
  why: 'Why was I notified, or not?',
  whyHint: params(
    'What this device did about the last {count} messages, kept on this device alone, without what they say.',
  ),
  erase: 'Erase',
  noneYet: 'No message has come yet.',
  ledger: 'Messages and what became of them',
  leftRoom: 'A room you are not in any more',
  entry: '{author} in {room}',
});
