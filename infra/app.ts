import { App } from 'aws-cdk-lib';
import { acknowledgeFindings } from './aws/acknowledgements.ts';
import { flags, foyer } from './aws/foyer.ts';
import { stageNames, stages } from './aws/stages.ts';

const app = new App({
  context: flags,
  analyticsReporting: false,
  // Half of the time to synthesize. The tests do it instead, together with cdk-nag.
  builtinCloudFormationValidation: false,
});

/** What the operator says with `-c name=value`. */
function said(name: 'stage' | 'port' | 'assets' | 'mailFrom' | 'alarmMail', otherwise?: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : otherwise;
}

// Forgetting the stage never reaches production.
const wanted = said('stage', 'test');
const name = stageNames.find((known) => known === wanted);
if (!name) throw new Error(`There is no stage ${wanted}: -c stage=${stageNames.join('|')}`);

const stage = stages[name](Number(said('port', '4000')));
const mailFrom = said('mailFrom') ?? stage.mailFrom;
const alarmMail = said('alarmMail') ?? stage.alarmMail;

const deployment = { stage: { ...stage, mailFrom, ...(alarmMail && { alarmMail }) }, assets: said('assets') ?? 'dist' };
acknowledgeFindings(foyer(app, deployment));
