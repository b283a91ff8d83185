import type { Store } from '../../ports.ts';

/** What a method of the store is asked … */
export type Query<M extends keyof Store> = Parameters<Store[M]>[0];
/** … and what it answers. */
export type Answer<M extends keyof Store> = Awaited<ReturnType<Store[M]>>;
