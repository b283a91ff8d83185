import type { User } from '@parley/events';
import type { NotifyLevel } from '@parley/events/notify';
import { usePreference, useReadable } from '@parley/react';
import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { notificationSettingsTexts } from '../../texts/en/notification-settings.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { ChoiceCards, type Choices } from '../../ui/choice-cards.tsx';
import { placeName } from '../../ui/place-name.ts';
import { Section } from '../../ui/sections/section-page.tsx';
import { useDesk } from '../notify/desk-context.ts';
import { LedgerSection } from './notifications-ledger.tsx';
import { PauseSection } from './notifications-pause.tsx';
import { Keywords, QuietHours, RoomLevels } from './notifications-rules.tsx';

/** Of what I want to be told, and how. */
export function NotificationsSection({ me }: { readonly me: User }) {
  return (
    <>
      <ThisDevice />
      <PauseSection />
      <WhatTells />
      <RoomLevels />
      <Keywords />
      <QuietHours />
      <LedgerSection me={me} />
    </>
  );
}

function WhatTells() {
  const t = notificationSettingsTexts();
  const [level = 'mentions', setLevel] = usePreference('notify.level');
  const [desktop = true, setDesktop] = usePreference('notify.desktop');
  const [sound = true, setSound] = usePreference('notify.sound');
  const levels: Choices<NotifyLevel> = [
    { value: 'mentions', label: t.mentions, hint: t.mentionsHint },
    { value: 'all', label: t.all, hint: t.allHint },
    { value: 'none', label: t.none, hint: t.noneHint },
  ];
  return (
    <Section title={t.tells} description={t.tellsHint}>
      <ChoiceCards title={t.tellOf} choices={levels} chosen={level} onChoose={setLevel} />
      <div className="flex flex-col gap-2">
        <CheckboxField label={t.show} hint={t.showHint} checked={desktop} onChange={setDesktop} />
        <CheckboxField label={t.sound} hint={t.soundHint} checked={sound} onChange={setSound} />
      </div>
    </Section>
  );
}

/** Whether this device shows notifications, what to do about it, and a trial. */
function ThisDevice() {
  const t = notificationSettingsTexts();
  const desk = useDesk();
  const permission = useReadable(desk.permission);
  const refusal =
    permission === 'denied'
      ? t.denied
      : permission === 'unable'
        ? t[desk.inability() ?? 'missing']
        : undefined;
  return (
    <Section title={t.device}>
      {permission === 'default' && (
        <div className="flex flex-col items-start gap-3 rounded-xl border border-line bg-side p-4">
          <p className="max-w-prose text-base text-pretty">{t.may({ place: placeName })}</p>
          <Button kind="primary" onClick={() => void desk.ask()}>
            <BellRing size={16} aria-hidden="true" />
            {t.allow}
          </Button>
        </div>
      )}
      {permission === 'granted' && <p className="text-base">{t.allowed}</p>}
      {refusal !== undefined && (
        <p className="max-w-prose rounded-xl bg-sunken px-4 py-3 text-base text-pretty">{refusal}</p>
      )}
      <Trial />
    </Section>
  );
}

function Trial() {
  const t = notificationSettingsTexts();
  const desk = useDesk();
  const [outcome, setOutcome] = useState<'sent' | 'shown' | 'failed' | 'unsent'>();
  const run = () => {
    const note = desk.show({
      title: t.trialTitle({ place: placeName }),
      body: t.trialBody,
      tag: 'parley trial',
      onOpen: () => desk.go('/settings/notifications'),
      onShown: (shown) => setOutcome(shown ? 'shown' : 'failed'),
    });
    desk.ring();
    setOutcome(note === undefined ? 'unsent' : 'sent');
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={run}>{t.trial}</Button>
      <output className="min-w-0 flex-1 basis-60 text-sm text-pretty text-ink-soft">
        {outcome && t[outcome]}
      </output>
    </div>
  );
}
