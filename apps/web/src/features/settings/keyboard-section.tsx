import { Section } from '../../ui/sections/section-page.tsx';
import { ShortcutList } from '../shortcuts/shortcut-list.tsx';

export function KeyboardSection() {
  return (
    <Section title="Keyboard" description="Everything can be done by keyboard. These are the short ways.">
      <ShortcutList />
    </Section>
  );
}
