/** Values by name, where the names come from strangers. */

export type Named<T> = Readonly<Record<string, T>>;

/** A record that inherits nothing, so that no name ("__proto__", "toString") is special in it. */
export function named<T>(entries: Iterable<readonly [string, T]> = []): Record<string, T> {
  const record: Record<string, T> = Object.create(null);
  for (const [name, value] of entries) record[name] = value;
  return record;
}

/** A function of a name that works each answer out only once. */
export function once<T>(work: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    let value = known.get(name);
    if (value === undefined) {
      value = work(name);
      known.set(name, value);
    }
    return value;
  };
}

/** As `named`, with each value made when it is first asked for. */
export function lazily<T>(names: Iterable<string>, make: (name: string) => T): Named<T> {
  const record = named<T>();
  for (const name of names) {
    const keep = (value: T): T => {
      Object.defineProperty(record, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(record, name, {
      get: () => keep(make(name)),
      enumerable: true,
      configurable: true,
    });
  }
  return record;
}
