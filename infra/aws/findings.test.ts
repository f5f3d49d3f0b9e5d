import { describe, expect, it } from '@jest/globals';
import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgements } from './acknowledgements.ts';
import { flags } from './foyer.ts';
import { stageNames } from './stages.ts';
import { anApp, theApp } from './test/templates.ts';

const entries = acknowledgements('eu-central-1');
const packs = (app: App) => [new AwsSolutionsChecks(app), new ServerlessChecks(app)];
const violations = (app: App) => packs(app).flatMap((pack) => pack.validateScope(app).violations);

describe('cdk-nag', () => {
  it.each(stageNames)('finds nothing unacknowledged in stage %s', (name) => {
    const app = theApp(name);
    Validations.of(app).addPlugins(...packs(app));
    expect(() => app.synth()).not.toThrow();
    expect(violations(app)).toEqual([]);
  });

  it('meets the rules of CloudFormation itself', () => {
    const app = theApp('production', {
      context: { ...flags, '@aws-cdk/core:validateAgainstDefaultRules': true },
      builtinCloudFormationValidation: true,
    });
    expect(() => app.synth()).not.toThrow();
  });
});

describe('the acknowledged findings', () => {
  it('are at most ten', () => {
    expect(entries.length).toBeLessThanOrEqual(10);
  });

  it('each have a reason', () => {
    for (const { reason } of entries) expect(reason.length).toBeGreaterThanOrEqual(40);
  });

  it('are all still found, where they are acknowledged', () => {
    const { app } = anApp();
    app.synth();
    const found = violations(app).flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ ruleName, place: constructPath.replace(/^foyer-production-/, '') })),
    );
    const isFound = (finding: string, place: string) =>
      found.some((one) => one.ruleName === finding && `${one.place}/`.startsWith(`${place}/`));
    const stale = entries.flatMap(({ findings, at }) => [
      ...findings.filter((finding) => !at.some((place) => isFound(finding, place))),
      ...at.filter((place) => !findings.some((finding) => isFound(finding, place))),
    ]);
    expect(stale).toEqual([]);
  });
});
