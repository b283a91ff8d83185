import type { PreferenceKey, PreferenceValue } from '@parley/events';
import { usePreference } from '@parley/react';
import { ChoiceCards, type Choices } from '../../ui/choice-cards.tsx';
import { Section } from '../../ui/sections/section-page.tsx';

type Theme = PreferenceValue<'look.theme'>;
type Accent = PreferenceValue<'look.accent'>;
type Density = PreferenceValue<'look.density'>;

const themes: Choices<Theme> = [
  { value: 'system', label: 'Like the system', hint: 'Light or dark, as this device is set.' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  {
    value: 'contrast',
    label: 'High contrast',
    hint: 'Stronger lines and letters, light or dark like the system.',
  },
];
const accents: Choices<Accent> = [
  { value: 'blue', label: 'Blue' },
  { value: 'teal', label: 'Teal' },
  { value: 'green', label: 'Green' },
  { value: 'orange', label: 'Orange' },
  { value: 'pink', label: 'Pink' },
  { value: 'violet', label: 'Violet' },
];
const densities: Choices<Density> = [
  { value: 'cosy', label: 'Cosy', hint: 'Room to breathe.' },
  { value: 'compact', label: 'Compact', hint: 'More on the screen at once.' },
];

/** How Parley looks, on all my devices. */
export function AppearanceSection() {
  return (
    <Section title="Appearance" description="It takes effect at once, on all your devices.">
      <Choice name="look.theme" title="Theme" choices={themes} fallback="system" />
      <Choice name="look.accent" title="Accent" choices={accents} fallback="blue" swatch />
      <Choice name="look.density" title="Density" choices={densities} fallback="cosy" />
    </Section>
  );
}

type LookKey = Extract<PreferenceKey, `look.${string}`>;

interface ChoiceProps<K extends LookKey> {
  readonly name: K;
  readonly title: string;
  readonly choices: Choices<PreferenceValue<K>>;
  /** What it is as long as nothing is chosen. */
  readonly fallback: PreferenceValue<K>;
  /** Shown in the colour that it is. */
  readonly swatch?: boolean;
}

function Choice<K extends LookKey>({ name, fallback, ...shown }: ChoiceProps<K>) {
  const [chosen = fallback, choose] = usePreference(name);
  return <ChoiceCards {...shown} chosen={chosen} onChoose={choose} />;
}
