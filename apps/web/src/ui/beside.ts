const tight = window.matchMedia('(pointer: coarse), (max-height: 40rem)');

/** A card stands below or above what opened it, and on a small screen over it where neither leaves it room enough. */
export const beside = () => ({
  collisionPadding: 8,
  ...(tight.matches && { collisionAvoidance: { side: 'shift' } as const }),
});
