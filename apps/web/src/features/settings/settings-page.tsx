import type { User } from '@parley/events';
import { useMe } from '@parley/react';
import { Settings2 } from 'lucide-react';
import type { ComponentType } from 'react';
import { Redirect } from 'wouter';
import { SectionPage } from '../../ui/sections/section-page.tsx';
import { PageTitle } from '../page-title.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SessionsSection } from './sessions-section.tsx';

interface SettingsSection {
  readonly name: string;
  readonly title: string;
  readonly forGuests: boolean;
  readonly Shown: ComponentType<{ readonly me: User }>;
}

const sections: readonly SettingsSection[] = [
  { name: 'profile', title: 'Profile', forGuests: true, Shown: ProfileSection },
  { name: 'appearance', title: 'Appearance', forGuests: true, Shown: AppearanceSection },
  { name: 'password', title: 'Password', forGuests: false, Shown: PasswordSection },
  { name: 'recovery', title: 'Recovery', forGuests: false, Shown: RecoveryCodes },
  { name: 'sessions', title: 'Sessions', forGuests: true, Shown: SessionsSection },
  { name: 'privacy', title: 'Privacy', forGuests: true, Shown: PrivacySection },
];

const pathOf = (name: string): string => `/settings/${name}`;

/** What one sets for oneself. */
export function SettingsPage({ section }: { readonly section: string | undefined }) {
  const me = useMe();
  if (me === undefined) return null;
  const mine = sections.filter(({ forGuests }) => forGuests || me.role !== 'guest');
  const current = mine.find(({ name }) => name === section);
  if (current === undefined) return <Redirect to={pathOf('profile')} replace />;
  return (
    <>
      <PageTitle>{`${current.title}, settings`}</PageTitle>
      <SectionPage
        title="Settings"
        icon={<Settings2 size={18} />}
        sections={mine.map(({ name, title }) => ({ href: pathOf(name), title }))}
        current={pathOf(current.name)}
      >
        <current.Shown me={me} />
      </SectionPage>
    </>
  );
}
