import type { User } from '@parley/events';
import type { NotifyLevel } from '@parley/events/notify';
import { usePreference, useReadable } from '@parley/react';
import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CheckChoice } from '../../ui/check-choice.tsx';
import { ChoiceCards, type Choices } from '../../ui/choice-cards.tsx';
import { placeName } from '../../ui/place-name.ts';
import { Section } from '../../ui/sections/section-page.tsx';
import { useDesk } from '../notify/desk-context.ts';
import { LedgerSection } from './notifications-ledger.tsx';
import { Keywords, QuietHours, RoomLevels } from './notifications-rules.tsx';

/** Of what I want to be told, and how. */
export function NotificationsSection({ me }: { readonly me: User }) {
  return (
    <>
      <ThisDevice />
      <WhatTells />
      <RoomLevels />
      <Keywords />
      <QuietHours />
      <LedgerSection me={me} />
    </>
  );
}

const levels: Choices<NotifyLevel> = [
  {
    value: 'mentions',
    label: 'What is for me',
    hint: 'Direct messages, and elsewhere what mentions you or has one of your keywords.',
  },
  { value: 'all', label: 'Every message', hint: 'In all rooms that you are in.' },
  { value: 'none', label: 'Nothing', hint: 'But for rooms with a setting of their own.' },
];

function WhatTells() {
  const [level = 'mentions', setLevel] = usePreference('notify.level');
  const [desktop = true, setDesktop] = usePreference('notify.desktop');
  const [sound = true, setSound] = usePreference('notify.sound');
  return (
    <Section
      title="What tells you"
      description="The same on all your devices. A room can have a setting of its own: it is in its options in the list of rooms."
    >
      <ChoiceCards title="Tell me of" choices={levels} chosen={level} onChoose={setLevel} />
      <div className="flex flex-col gap-2">
        <CheckChoice label="Show notifications" checked={desktop} onChange={setDesktop}>
          Outside this page, on devices where you have allowed it.
        </CheckChoice>
        <CheckChoice label="Play a sound" checked={sound} onChange={setSound}>
          A short one, also where no notification can be shown.
        </CheckChoice>
      </div>
    </Section>
  );
}

const refusals = {
  denied:
    'Your browser refuses notifications of this page. To allow them, press the sign at the left of the address, open the settings of this site, and set notifications to “allow”.',
  insecure:
    'Browsers show notifications only of pages that come over https, and this one came over http. Whoever runs this place can set up https.',
  missing:
    'This browser shows no notifications of pages. On a computer, Chrome, Edge, Firefox and Safari do. Numbers in the title and the sound tell you here.',
} as const;

/** Whether this device shows notifications, what to do about it, and a trial. */
function ThisDevice() {
  const desk = useDesk();
  const permission = useReadable(desk.permission);
  const refusal =
    permission === 'denied'
      ? refusals.denied
      : permission === 'unable'
        ? refusals[desk.inability() ?? 'missing']
        : undefined;
  return (
    <Section title="On this device">
      {permission === 'default' && (
        <div className="flex flex-col items-start gap-3 rounded-xl border border-line bg-side p-4">
          <p className="max-w-prose text-base text-pretty">
            {placeName} can tell you outside this page when a message is for you and you look elsewhere. Your
            browser asks you once whether it may.
          </p>
          <Button kind="primary" onClick={() => void desk.ask()}>
            <BellRing size={16} aria-hidden="true" />
            Allow notifications
          </Button>
        </div>
      )}
      {permission === 'granted' && <p className="text-base">Notifications are allowed on this device.</p>}
      {refusal !== undefined && (
        <p className="max-w-prose rounded-xl bg-sunken px-4 py-3 text-base text-pretty">{refusal}</p>
      )}
      <Trial />
    </Section>
  );
}

const outcomes = {
  sent: 'Sent. If you see nothing, look whether your system holds notifications back, in its focus or do-not-disturb mode.',
  shown: 'Your system says that it is shown.',
  failed: 'Your system refused to show it.',
  none: 'The sound was played. No notification: see above.',
} as const;

function Trial() {
  const desk = useDesk();
  const [outcome, setOutcome] = useState<keyof typeof outcomes>();
  const run = () => {
    const note = desk.show({
      title: `This is ${placeName}`,
      body: 'So it looks when a message is for you.',
      tag: 'parley trial',
      onOpen: () => desk.go('/settings/notifications'),
      onShown: (shown) => setOutcome(shown ? 'shown' : 'failed'),
    });
    desk.ring();
    setOutcome(note === undefined ? 'none' : 'sent');
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={run}>Send a test</Button>
      <output className="min-w-0 flex-1 basis-60 text-sm text-pretty text-ink-soft">
        {outcome && outcomes[outcome]}
      </output>
    </div>
  );
}
