/** `target` with other methods in place of some of its own. */
export function withMethods<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get: (_, name) => {
      const value: unknown = Reflect.get(name in methods ? methods : target, name);
      // Private fields are those of the target itself.
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
