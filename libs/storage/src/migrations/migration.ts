import type { Compilable, QueryExecutorProvider, SchemaModule } from 'kysely';

/**
 * The statements that lead from the version before to this one. A migration that was released is never changed, so it
 * leans on no type of today's schema.
 */
export type Migration = (
  db: QueryExecutorProvider & { readonly schema: SchemaModule },
) => readonly Compilable[];
