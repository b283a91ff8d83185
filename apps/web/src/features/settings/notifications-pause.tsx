import { pauseTexts } from '../../texts/en/pause.ts';
import { Section } from '../../ui/sections/section-page.tsx';
import { PauseChoices } from '../status/pause-choices.tsx';

/** Do not disturb, for a while. */
export function PauseSection() {
  const t = pauseTexts();
  return (
    <Section title={t.title} description={t.description}>
      <PauseChoices />
    </Section>
  );
}
