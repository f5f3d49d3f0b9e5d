// Preloaded with `?ms=`: the process and its workers live that much later than the machine.
const shift = Number(new URL(import.meta.url).searchParams.get('ms'));
const Machine = Date;

class Later extends Machine {
  constructor(...given: [] | [number | string]) {
    super(given.length === 0 ? Machine.now() + shift : given[0]);
  }
  static override now = () => Machine.now() + shift;
}

Reflect.set(globalThis, 'Date', Later);
export {};
