/** A map that tells of every write, before anybody can read it. */
export class WatchedMap<K, V> extends Map<K, V> {
  readonly #told: (key: K, before: V | undefined, after: V) => void;

  constructor(told: (key: K, before: V | undefined, after: V) => void) {
    super();
    this.#told = told;
  }

  override set(key: K, value: V): this {
    const before = this.get(key);
    super.set(key, value);
    this.#told(key, before, value);
    return this;
  }
}
