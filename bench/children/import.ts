// Started afresh for each sample: how long this process takes to load one module.
const [, , file = ''] = process.argv;
const started = performance.now();
await import(file);
process.stdout.write(String(performance.now() - started));
