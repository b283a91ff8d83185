import { createI18n, transform, type Translations } from '@nanostores/i18n';
import { keepMount } from 'nanostores';
import { createElement, Fragment, type ReactNode } from 'react';
import { baseLanguage, perLocale, spoken, type Language } from './language.ts';

const i18n = createI18n<Language, typeof baseLanguage>(spoken, {
  baseLocale: baseLanguage,
  // `speak` brings a language whole, before it is spoken.
  get: () => Promise.resolve({}),
});

/** What is there of each language: the texts of its parts. */
export const catalogue: Partial<Record<Language, object>> = i18n.cache;

type Text = string | ((values: never) => ReactNode);

/** Of `{author} in {room}`: `author` and `room`. */
type NamesIn<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type Values<Template, Value> = Readonly<Record<NamesIn<Template>, Value>>;

/**
 * The texts of one part of the page, in English. What is returned gives them in the language that is spoken: call it while
 * drawing, not while a module loads. A page that changes its language is drawn anew.
 */
export function texts<const Part extends Readonly<Record<string, Text>>>(
  part: string,
  english: Part,
): () => Part {
  const store = i18n(part, english as Translations);
  keepMount(store);
  return () => store.get() as Part;
}

const numbers = perLocale((locale) => new Intl.NumberFormat(locale));
const pluralRules = perLocale((locale) => new Intl.PluralRules(locale));

type Plain = string | number;
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }>;

const written = (value: Plain | undefined) => (typeof value === 'number' ? numbers().format(value) : value);
const filled = (template: string, values: Readonly<Record<string, Plain>>) =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => written(values[name]) ?? whole);

/** `params('Message {room}')`, read by `t.message({ room })`. A number is written as the reader's country does. */
export const params = transform((_, template: string, values: Readonly<Record<string, Plain>>) =>
  filled(template, values),
) as <const Template extends string>(template: Template) => (values: Values<Template, Plain>) => string;

/** `plural({ one: '{count} reply', other: '{count} replies' })`, read by `t.replies({ count })`; other names are filled in as well. */
export const plural = transform(
  (_, forms: Forms, values: Readonly<Record<string, Plain>> & { readonly count: number }) =>
    filled(forms[pluralRules().select(values.count)] ?? forms.other, values),
) as <const F extends Forms>(
  forms: F,
) => (values: { readonly count: number } & Omit<Values<F[keyof F], Plain>, 'count'>) => string;

/** `fill(t.wrote, { author: <b>…</b>, room })` for the plain text `{author} wrote in {room}`: elements within a text. */
export const fill = <const Template extends string>(
  template: Template,
  values: Values<Template, ReactNode>,
): ReactNode =>
  createElement(
    Fragment,
    null,
    ...template.split(/\{(\w+)\}/).map((piece, at) => (at % 2 === 0 ? piece : valueOf(values, piece))),
  );

const valueOf = (values: Readonly<Record<string, ReactNode>>, name: string) => values[name];

/** What another language has to say for a part: all its texts, a template for a template, forms for forms. */
export type Translated<Part extends () => Readonly<Record<string, Text>>> = {
  readonly [Name in keyof ReturnType<Part>]: ReturnType<Part>[Name] extends string ? string : string | Forms;
};
