import type { User } from '@parley/events';
import { useMe } from '@parley/react';
import { Settings2 } from 'lucide-react';
import type { ComponentType } from 'react';
import { Redirect } from 'wouter';
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
  const me = useMe();
  if (me === undefined) return null;
  const mine = settingsSections.filter(({ forGuests }) => forGuests || me.role !== 'guest');
  const current = mine.find(({ name }) => name === section);
  if (current === undefined) return <Redirect to={settingsPath('profile')} replace />;
  const Shown = shown[current.name];
  return (
    <>
      <PageTitle>{`${current.title}, settings`}</PageTitle>
      <SectionPage
        title="Settings"
        icon={<Settings2 size={18} />}
        sections={mine.map(({ name, title }) => ({ href: settingsPath(name), title }))}
        current={settingsPath(current.name)}
      >
        <Shown me={me} />
      </SectionPage>
    </>
  );
}
