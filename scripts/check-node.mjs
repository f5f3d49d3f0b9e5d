// Plain JavaScript: it must run on whatever Node the machine has.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Foyer runs on Node 24 and found ${process.version}: its own copy was not installed, ` +
      'most likely because npm skipped install scripts. ' +
      'Type: npm ci --foreground-scripts --ignore-scripts=false',
  );
  // A test run always closes with its count.
  if (process.env.npm_lifecycle_event === 'pretest') console.log('0 passed, 1 failed');
  process.exit(1);
}
