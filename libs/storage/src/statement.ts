import { type Compilable, type Expression, type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** Stands in a query for a value that comes with each execution. */
export type Slot<P> = <K extends keyof P & string>(name: K) => Expression<P[K]>;

/** A query whose text never changes: compiled and prepared once per connection. */
export interface Statement<P extends Values, R> {
  readonly build: (db: Kysely<Schema>, slot: Slot<P>) => Compilable<R>;
}

export const statement = <P extends Values, R>(build: Statement<P, R>['build']): Statement<P, R> => ({
  build,
});

/** The queries of one connection to a database, whichever it is. */
export interface Queries {
  all<P extends Values, R>(query: Statement<P, R>, values: P): Promise<readonly R[]>;
  one<P extends Values, R>(query: Statement<P, R>, values: P): Promise<R | undefined>;
  /** Answers with the number of rows it changed. */
  run<P extends Values>(query: Statement<P, unknown>, values: P): Promise<number>;
  /** For queries whose text depends on their input; compiled each time. */
  ask<R>(build: (db: Kysely<Schema>) => Compilable<R>): Promise<readonly R[]>;
}

class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** The text of a statement, and how to bring the values into the order of its parameters. */
export interface Compiled {
  readonly text: string;
  readonly bind: (values: Values) => Value[];
}

export function compile<P extends Values, R>(db: Kysely<Schema>, query: Statement<P, R>): Compiled {
  const slot: Slot<P> = <K extends keyof P & string>(name: K) => sql<P[K]>`${new Place(name)}`;
  const { sql: text, parameters } = query.build(db, slot).compile();
  const sources = parameters.map((parameter) =>
    parameter instanceof Place ? parameter : constant(parameter),
  );
  return {
    text,
    bind: (values) => sources.map((source) => (source instanceof Place ? valueOf(values, source) : source)),
  };
}

/** A parameter as the database takes it. */
export function constant(parameter: unknown): Value {
  if (typeof parameter === 'string' || typeof parameter === 'number' || parameter === null) return parameter;
  throw new TypeError(`a query holds a value that no column has: ${typeof parameter}`);
}

function valueOf(values: Values, { name }: Place): Value {
  const value = values[name];
  if (value === undefined) throw new TypeError(`a query lacks its value "${name}"`);
  return value;
}
