import { runStep } from './test/run-step.ts';
import { inTurn, type Result } from './test/schedule.ts';
import { steps } from './test/steps.ts';

const report = ({ step, passed, failed, seconds, output }: Result): void => {
  const ok = failed === 0;
  const tally = ok ? `${passed} passed` : `${passed} passed, ${failed} failed`;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name.padEnd(8)} ${tally.padEnd(24)} ${seconds.toFixed(1)} s`);
  if (!ok) console.log(output);
};

let [passed, failed] = [0, 0];
// Whatever happens above, this line closes the output: other programs read it.
process.on('exit', (code) => {
  if (code !== 0 && failed === 0) failed = 1;
  console.log(`${passed} passed, ${failed} failed`);
});

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

// Two at a time: most steps have a long stretch that keeps only one core busy.
await inTurn(steps, 2, runStep, (result) => {
  report(result);
  passed += result.passed;
  failed += result.failed;
  if (failed > 0) process.exitCode = 1;
});
