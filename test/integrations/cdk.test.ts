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
    const synth = (authorization: string): { status: number | null; output: string } => {
      const folder = mkdtempSync(join(tmpdir(), 'gatelint-cdk-'));
      const app = join(folder, 'app.cjs');
      writeFileSync(
        app,
        `const { App, Stack, Validations } = require(${JSON.stringify(library)});
const { RestApi, AuthorizationType, MockIntegration } = require(${JSON.stringify(join(library, 'aws-apigateway'))});
const { GatelintPlugin } = require(${JSON.stringify(join(root, 'dist/cdk.js'))});
const app = new App({ outdir: 'cdk.out', policyValidationBeta1: ${beta} });
${more}
const stack = new Stack(app, 'Shop');
const api = new RestApi(stack, 'Api');
api.root.addMethod('GET', new MockIntegration(), { authorizationType: AuthorizationType.${authorization} });
app.synth();
`,
      );
      const { status, stdout, stderr } = spawnSync(process.execPath, [app], { cwd: folder, encoding: 'utf8' });
      return { status, output: `${stdout}${stderr}` };
    };

    test('fails on an open route, and names rule and construct', { timeout: 120_000 }, () => {
      const { status, output } = synth('NONE');
      expect(output).toContain('GET / of API Api has no authorization');
      expect(output).toContain('Shop/Api/Default/GET');
      expect(status).not.toBe(0);
    });

    test('passes when the route is closed', { timeout: 120_000 }, () => {
      expect(synth('IAM').status).toBe(0);
    });
  });
}
