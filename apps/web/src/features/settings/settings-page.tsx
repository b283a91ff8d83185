import type { User } from '@parley/events';
import { useMe } from '@parley/react';
import { Settings2 } from 'lucide-react';
import type { ComponentType } from 'react';
import { Redirect } from 'wouter';
import { settingsTexts } from '../../texts/en/settings.ts';
import { settingsSectionsTexts } from '../../texts/en/settings-sections.ts';
import { SectionPage } from '../../ui/sections/section-page.tsx';
import { PageTitle } from '../page-title.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { KeyboardSection } from './keyboard-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { settingsPath, settingsSections, type SettingsSectionName } from './sections.ts';
import { SessionsSection } from './sessions-section.tsx';

const shown: Readonly<Record<SettingsSectionName, ComponentType<{ readonly me: User }>>> = {
  profile: ProfileSection,
  appearance: AppearanceSection,
  notifications: NotificationsSection,
  keyboard: KeyboardSection,
  password: PasswordSection,
  recovery: RecoveryCodes,
  sessions: SessionsSection,
  privacy: PrivacySection,
};

/** What one sets for oneself. */
export function SettingsPage({ section }: { readonly section: string | undefined }) {
  const t = settingsTexts();
  const titles = settingsSectionsTexts();
  const me = useMe();
  if (me === undefined) return null;
  const mine = settingsSections.filter(({ forGuests }) => forGuests || me.role !== 'guest');
  const current = mine.find(({ name }) => name === section);
  if (current === undefined) return <Redirect to={settingsPath('profile')} replace />;
  const Shown = shown[current.name];
  return (
    <>
      <PageTitle>{t.page({ section: titles[current.name] })}</PageTitle>
      <SectionPage
        title={t.title}
        icon={<Settings2 size={18} />}
        sections={mine.map(({ name }) => ({ href: settingsPath(name), title: titles[name] }))}
        current={settingsPath(current.name)}
      >
        <Shown me={me} />
      </SectionPage>
    </>
  );
}
