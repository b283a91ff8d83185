import type { appearanceTexts } from '../en/appearance.ts';
import type { Translated } from '../texts.ts';

export const appearance: Translated<typeof appearanceTexts> = {
  title: 'Darstellung',
  description: 'Gilt sofort und auf all deinen Geräten.',
  theme: 'Farbschema',
  themeSystem: 'Wie das System',
  themeSystemHint: 'Hell oder dunkel, wie es auf diesem Gerät eingestellt ist.',
  themeLight: 'Hell',
  themeDark: 'Dunkel',
  themeContrast: 'Hoher Kontrast',
  themeContrastHint: 'Kräftigere Linien und Buchstaben, hell oder dunkel wie das System.',
  accent: 'Akzentfarbe',
  blue: 'Blau',
  teal: 'Petrol',
  green: 'Grün',
  orange: 'Orange',
  pink: 'Rosa',
  violet: 'Violett',
  density: 'Dichte',
  cosy: 'Luftig',
  cosyHint: 'Platz zum Atmen.',
  compact: 'Kompakt',
  compactHint: 'Mehr auf einen Blick.',
  language: 'Sprache',
  languageSystem: 'Wie der Browser',
  languageSystemHint: 'Englisch, wo Parley seine Sprache nicht spricht.',
};
