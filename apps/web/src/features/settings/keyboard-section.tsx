import { settingsTexts } from '../../texts/en/settings.ts';
import { Section } from '../../ui/sections/section-page.tsx';
import { ShortcutList } from '../shortcuts/shortcut-list.tsx';

export function KeyboardSection() {
  const t = settingsTexts();
  return (
    <Section title={t.keyboard} description={t.keyboardHint}>
      <ShortcutList />
    </Section>
  );
}
