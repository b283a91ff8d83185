import fc from 'fast-check';
import { fieldName, hostileText, hostileValue, withField } from './hostile-values.ts';

/** JSON Schema, as far as the contract uses it. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** Values that mean something in the place that is attacked, by the name of the field that takes them. */
export type Vocabulary = Readonly<Record<string, readonly unknown[]>>;

/** What a request may look like: as the schema wants it, now and then with something wrong in it. */
export function requestOf(schema: Schema, vocabulary: Vocabulary): fc.Arbitrary<unknown> {
  const wellMade = valueOf(schema, vocabulary);
  const spoilt = fc.tuple(wellMade, fieldName, hostileValue).map(([value, name, wrong]) => {
    if (typeof value !== 'object' || value === null) return wrong;
    const names = Object.keys(value);
    const known = names[name.length % Math.max(1, names.length)];
    return withField(value, known === undefined || name.length % 3 === 0 ? name : known, wrong);
  });
  return fc.oneof(
    { weight: 7, arbitrary: wellMade },
    { weight: 2, arbitrary: spoilt },
    { weight: 1, arbitrary: hostileValue },
  );
}

function valueOf(schema: Schema, vocabulary: Vocabulary, field = ''): fc.Arbitrary<unknown> {
  const known = vocabulary[field];
  if (known && schema.type !== 'array') return fc.constantFrom(...known);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, vocabulary, field)));
  if (schema.allOf) return valueOf(Object.assign({}, ...schema.allOf) as Schema, vocabulary, field);
  if (schema.type === 'object') return objectOf(schema, vocabulary);
  if (schema.type === 'array') return listOf(schema, vocabulary, field);
  if (schema.type === 'string') return textOf(schema);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema);
  return hostileValue;
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  vocabulary: Vocabulary,
): fc.Arbitrary<object> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueOf(schema, vocabulary, name)]),
  );
  const record = fc.record(fields, { requiredKeys: [...required] });
  if (typeof additionalProperties !== 'object') return record;
  const rooms = vocabulary['room'] ?? [];
  return fc.dictionary(
    fc.oneof(fc.constantFrom(...rooms.map(String)), hostileText),
    valueOf(additionalProperties, vocabulary),
    { maxKeys: 5 },
  );
}

const listOf = (
  { items = {}, minItems = 0, maxItems = 5 }: Schema,
  vocabulary: Vocabulary,
  field: string,
): fc.Arbitrary<unknown> =>
  fc.array(valueOf(items, vocabulary, field), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 5)),
  });

const numberOf = ({ minimum, maximum }: Schema): fc.Arbitrary<number> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.integer({ min: Math.max(minimum ?? 0, -1_000), max: Math.min(maximum ?? 50, 50) }),
    },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER, maximum ?? 2 ** 40) },
  );

const textOf = ({ maxLength = 60 }: Schema): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: Math.min(maxLength, 30) }),
    },
    { weight: 1, arbitrary: hostileText },
  );
