import type { PreferenceKey, PreferenceValue } from '@parley/events';
import { usePreference } from '@parley/react';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Section } from '../../ui/sections/section-page.tsx';

type Theme = PreferenceValue<'look.theme'>;
type Accent = PreferenceValue<'look.accent'>;
type Density = PreferenceValue<'look.density'>;
type Choices<T extends string> = readonly {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}[];

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

function Choice<K extends LookKey>({ name, title, choices, fallback, swatch = false }: ChoiceProps<K>) {
  const group = useId();
  const [chosen = fallback, choose] = usePreference(name);
  return (
    <fieldset>
      <legend className="pb-2 text-sm font-medium">{title}</legend>
      <div className={clsx('grid gap-2', swatch ? 'grid-cols-2 md:grid-cols-3' : 'md:grid-cols-2')}>
        {choices.map(({ value, label, hint }) => (
          <label
            key={value}
            className="flex cursor-pointer items-center gap-3 rounded-xl border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink"
          >
            <input
              type="radio"
              name={group}
              className="sr-only"
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            {swatch && <Swatch colour={value} />}
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="text-base font-medium">{label}</span>
              {hint !== undefined && <span className="text-sm text-ink-soft">{hint}</span>}
            </span>
            <Ticked when={value === chosen} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const Swatch = ({ colour }: { readonly colour: string }): ReactNode => (
  <span aria-hidden="true" data-swatch={colour} className="swatch size-5 shrink-0 rounded-full" />
);

const Ticked = ({ when }: { readonly when: boolean }): ReactNode => (
  <Check size={16} aria-hidden="true" className={clsx('shrink-0 text-accent-ink', !when && 'invisible')} />
);
