import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../files/folder.js';
import { check, filesIn, findingsIn, only } from '../fix/mend.js';

const template = `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: shop }
  Deployment:
    Type: AWS::ApiGateway::Deployment
    Properties: { RestApiId: !Ref Api }
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      DeploymentId: !Ref Deployment
      StageName: prod
      TracingEnabled: false # too dear
`;
const traced = template.replace('false', 'true');
const tracing = only('stage-without-tracing');

describe('--fix-dry-run', () => {
  it('prints a diff that git applies, and changes nothing', async () => {
    const files = {
      'a b/template.yaml': template,
      'crlf.yaml': template.replaceAll('\n', '\r\n'),
      'no-end.yaml': template.trimEnd(),
      'é.yaml': template,
    };
    const folder = folderWith(files);
    const { out, err, status } = await check(folder, '--fix-dry-run', '--fail-on', 'low', ...tracing);
    expect(filesIn(folder)).toEqual(files);
    expect(err).toBe('gatelint: 4 findings would be mended in 4 files\n');
    expect(status).toBe(0);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '--check', '-'], { cwd: folder, input: out });
    execFileSync('git', ['apply', '-'], { cwd: folder, input: out });
    const after = readFileSync(join(folder, 'crlf.yaml'), 'utf8');
    expect(after).toBe(traced.replaceAll('\n', '\r\n'));
    expect(await findingsIn(folder, ...tracing)).toEqual([]);
  });

  it('prints nothing where nothing can be mended', async () => {
    const folder = folderWith({ 'template.yaml': traced });
    expect((await check(folder, '--fix-dry-run', ...tracing)).out).toBe('');
  });
});

describe('--fix', () => {
  it('reports what remains, and exits by it', async () => {
    const folder = folderWith({ 'template.yaml': template });
    const some = [...tracing, '--rule', 'stage-without-waf=low', '--fail-on', 'low'];
    const { out, err, status } = await check(folder, '--fix', ...some);
    expect(status).toBe(1);
    expect(err).toContain('1 finding mended in 1 file');
    expect(out).toContain('stage-without-waf');
    expect(out).not.toContain('stage-without-tracing');
  });

  it('keeps the byte order mark, the mode and the link of a file', async () => {
    const folder = folderWith({ 'real/template.yaml': `\ufeff${template}` });
    chmodSync(join(folder, 'real/template.yaml'), 0o640);
    symlinkSync('real/template.yaml', join(folder, 'link.yaml'));
    await check(folder, '--fix', 'link.yaml', ...tracing);
    expect(filesIn(folder)['real/template.yaml']).toBe(`\ufeff${traced}`);
    expect(statSync(join(folder, 'real/template.yaml')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, 'link.yaml'), 'utf8')).toBe(`\ufeff${traced}`);
  });

  it('says in one line that a file is read-only', async () => {
    const folder = folderWith({ 'template.yaml': template });
    chmodSync(join(folder, 'template.yaml'), 0o444);
    const { err } = await check(folder, '--fix', '--quiet', ...tracing);
    expect(err).toBe('gatelint: template.yaml is not mended: it is read-only\n');
  });

  it('writes nothing outside the root', async () => {
    const outside = folderWith({ 'template.yaml': template });
    const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' });
    symlinkSync(join(outside, 'template.yaml'), join(folder, 'template.yaml'));
    const { err } = await check(folder, '--fix', 'template.yaml', ...tracing);
    expect(err).toContain('it lies outside the root');
    expect(filesIn(outside)['template.yaml']).toBe(template);
  });

  it('leaves what a tool has generated', async () => {
    const generated = template.replace('Properties: { Name: shop }', 'Metadata: { aws:cdk:path: A/B }');
    const folder = folderWith({ 'template.yaml': generated });
    await check(folder, '--fix', ...tracing);
    expect(filesIn(folder)['template.yaml']).toBe(generated);
  });

  it('mends only what is reported', async () => {
    const folder = folderWith({ 'template.yaml': template });
    await check(folder, '--update-baseline', ...tracing);
    await check(folder, '--fix', '--baseline', 'gatelint-baseline.txt', ...tracing);
    expect(filesIn(folder)['template.yaml']).toBe(template);
  });

  it('cannot change standard input, and does not go with what records findings', async () => {
    const folder = folderWith({});
    expect(await check(folder, '--fix', '-')).toMatchObject({ status: 2 });
    expect(await check(folder, '--fix', '--update-baseline')).toMatchObject({ status: 2 });
    expect(await check(folder, '--fix', '--fix-dry-run')).toMatchObject({ status: 2 });
  });
});

describe('reports', () => {
  it('have the same edits as --fix makes', async () => {
    const folder = folderWith({ 'template.yaml': template });
    const [finding] = await findingsIn(folder, ...tracing);
    expect(finding?.fix).toEqual({
      description: 'Switch X-Ray tracing on',
      edits: [
        {
          location: { file: 'template.yaml', startLine: 14, startColumn: 23, endLine: 14, endColumn: 28 },
          text: 'true',
        },
      ],
      suggestion: null,
    });
    const sarif = JSON.parse((await check(folder, '--format', 'sarif', ...tracing)).out);
    expect(sarif.runs[0].results[0].fixes[0].artifactChanges[0].replacements).toEqual([
      {
        deletedRegion: { startLine: 14, startColumn: 23, endLine: 14, endColumn: 28 },
        insertedContent: { text: 'true' },
      },
    ]);
  });

  it('have no edits that the configuration gives no values for', async () => {
    const folder = folderWith({ 'template.yaml': template });
    const [without] = await findingsIn(folder, ...only('stage-without-throttling'));
    expect(without?.fix?.suggestion?.reason).toContain('fix.throttling-rate');
    writeFileSync(join(folder, 'gatelint.yaml'), 'fix: { throttling-rate: 5, throttling-burst: 9 }\n');
    const [finding] = await findingsIn(folder, ...only('stage-without-throttling'));
    expect(finding?.fix?.edits[0]?.text).toContain('ThrottlingBurstLimit: 9');
  });
});
