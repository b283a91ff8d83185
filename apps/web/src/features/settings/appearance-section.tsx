import type { PreferenceKey, PreferenceValue } from '@parley/events';
import { usePreference } from '@parley/react';
import { appearanceTexts } from '../../texts/en/appearance.ts';
import { ChoiceCards, type Choices } from '../../ui/choice-cards.tsx';
import { Section } from '../../ui/sections/section-page.tsx';

type Theme = PreferenceValue<'look.theme'>;
type Accent = PreferenceValue<'look.accent'>;
type Density = PreferenceValue<'look.density'>;

type Language = PreferenceValue<'look.language'>;

/** How Parley looks, and what it speaks, on all my devices. */
export function AppearanceSection() {
  const t = appearanceTexts();
  const themes: Choices<Theme> = [
    { value: 'system', label: t.themeSystem, hint: t.themeSystemHint },
    { value: 'light', label: t.themeLight },
    { value: 'dark', label: t.themeDark },
    { value: 'contrast', label: t.themeContrast, hint: t.themeContrastHint },
  ];
  const accents: Choices<Accent> = [
    { value: 'blue', label: t.blue },
    { value: 'teal', label: t.teal },
    { value: 'green', label: t.green },
    { value: 'orange', label: t.orange },
    { value: 'pink', label: t.pink },
    { value: 'violet', label: t.violet },
  ];
  const densities: Choices<Density> = [
    { value: 'cosy', label: t.cosy, hint: t.cosyHint },
    { value: 'compact', label: t.compact, hint: t.compactHint },
  ];
  // Each language by its own name, so that one finds it among those that one can't read.
  const spoken: Choices<Language> = [
    { value: 'system', label: t.languageSystem, hint: t.languageSystemHint },
    { value: 'en', label: 'English' },
    { value: 'de', label: 'Deutsch' },
  ];
  return (
    <Section title={t.title} description={t.description}>
      <Choice name="look.theme" title={t.theme} choices={themes} fallback="system" />
      <Choice name="look.accent" title={t.accent} choices={accents} fallback="blue" swatch />
      <Choice name="look.density" title={t.density} choices={densities} fallback="cosy" />
      <Choice name="look.language" title={t.language} choices={spoken} fallback="system" />
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
