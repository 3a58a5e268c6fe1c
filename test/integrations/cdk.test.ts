import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// Real synths with the plugin: the oldest aws-cdk-lib that has the interface, and the newest. `.ci/run` installs both.

const root = fileURLToPath(new URL('../../', import.meta.url));

const versions = [
  ['oldest', '[new GatelintPlugin({ failOn: "high" })]', ''],
  ['newest', '[]', 'Validations.of(app).addPlugins(new GatelintPlugin({ failOn: "high" }));'],
] as const;

for (const [name, beta, more] of versions) {
  const library = join(root, '.ci/tools', `cdk-${name}`, 'node_modules/aws-cdk-lib');

  describe.skipIf(!existsSync(library))(`cdk synth with the ${name} aws-cdk-lib`, () => {
    const shop = (authorization: string, comment = '') => `const stack = new Stack(app, 'Shop');
const api = new RestApi(stack, 'Api');
api.root.addMethod('GET', new MockIntegration(), { authorizationType: AuthorizationType.${authorization} });${comment}
`;
    const synth = (constructs: string): { status: number | null; output: string } => {
      const folder = mkdtempSync(join(tmpdir(), 'gatelint-cdk-'));
      const app = join(folder, 'app.cjs');
      writeFileSync(
        app,
        `const { App, Stack, Stage, Validations } = require(${JSON.stringify(library)});
const { RestApi, AuthorizationType, MockIntegration } = require(${JSON.stringify(join(library, 'aws-apigateway'))});
const { GatelintPlugin } = require(${JSON.stringify(join(root, 'dist/cdk.js'))});
const app = new App({ outdir: 'cdk.out', policyValidationBeta1: ${beta} });
${more}
${constructs}
app.synth();
`,
      );
      const { status, stdout, stderr } = spawnSync(process.execPath, [app], { cwd: folder, encoding: 'utf8' });
      return { status, output: `${stdout}${stderr}` };
    };

    test('fails on an open route, and names rule and construct', { timeout: 120_000 }, () => {
      const { status, output } = synth(shop('NONE'));
      expect(output).toContain('GET / of API Api has no authorization');
      expect(output).toContain('Shop/Api/Default/GET');
      expect(status).not.toBe(0);
    });

    test('names the one of several stages of the app, each once', { timeout: 120_000 }, () => {
      const { status, output } =
        synth(`for (const [name, type] of [['Dev', 'NONE'], ['Test', 'NONE'], ['Prod', 'IAM']]) {
  const stack = new Stack(new Stage(app, name), 'Shop');
  new RestApi(stack, 'Api').root.addMethod('GET', new MockIntegration(), { authorizationType: AuthorizationType[type] });
}`);
      const count = (path: string) => [...output.matchAll(new RegExp(`^ +(- Construct Path: )?${path}`, 'gm'))].length;
      expect(status).not.toBe(0);
      expect([count('Dev/Shop/Api/Default/GET'), count('Test/Shop/Api/Default/GET'), count('Prod/')]).toEqual([
        1, 1, 0,
      ]);
    });

    test('passes when the route is closed', { timeout: 120_000 }, () => {
      expect(synth(shop('IAM')).status).toBe(0);
    });
  });
}
