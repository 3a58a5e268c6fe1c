import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Reader } from '../../../src/files/reader.js';
import { readCloudAssembly } from '../../../src/parsers/cdk/input.js';
import { parseTextSync } from '../../../src/text/parse.js';

const text = fc.constantFrom(
  'Shop.template.json',
  'Shop.metadata.json',
  'Shop.assets.json',
  'below',
  '.',
  '..',
  '../../etc/passwd',
  '/etc/passwd',
  'a\0b',
  '',
  '/Shop/Api/Resource',
  'Shop/Api/Resource',
  'Api',
  'new Shop (/app/shop.ts:2:3)',
  '/app/shop.ts:999999:1',
  'abc.yaml',
  'aws:cdk:logicalId',
  'aws:cdk:creationStack',
  'AWS::ApiGateway::RestApi',
  'AWS::CloudFormation::Stack',
);

/** What should be there, or anything else in its place. */
const or = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fc.jsonValue() }, text);

const artifact = or(
  fc.record(
    {
      type: or(fc.constantFrom('aws:cloudformation:stack', 'cdk:asset-manifest', 'cdk:cloud-assembly')),
      properties: or(
        fc.record({ templateFile: or(text), file: or(text), directoryName: or(text) }, { requiredKeys: [] }),
      ),
      additionalMetadataFile: or(text),
      metadata: or(
        fc.dictionary(
          text,
          or(fc.array(or(fc.record({ type: or(text), data: or(text), trace: or(fc.array(or(text))) })))),
        ),
      ),
    },
    { requiredKeys: [] },
  ),
);
const manifest = or(fc.record({ version: text, artifacts: or(fc.dictionary(fc.string(), artifact)) }));
const template = or(
  fc.record({
    Resources: or(
      fc.dictionary(
        text,
        or(
          fc.record(
            {
              Type: or(text),
              Metadata: or(fc.record({ 'aws:cdk:path': or(text), 'aws:asset:path': or(text) }, { requiredKeys: [] })),
              Properties: or(fc.record({ BodyS3Location: or(fc.record({ Key: or(text) })) }, { requiredKeys: [] })),
            },
            { requiredKeys: [] },
          ),
        ),
      ),
    ),
  }),
);
const assets = or(
  fc.record({ files: or(fc.dictionary(text, or(fc.record({ source: or(fc.record({ path: or(text) })) })))) }),
);

it('is read, whatever it says, and nothing outside of the root with it', () => {
  const file = or(fc.oneof(manifest, template, assets));
  fc.assert(
    fc.property(manifest, manifest, template, file, assets, (main, below, stack, metadata, files) => {
      const json = (name: string, value: unknown): [string, string] => [`/app/cdk.out/${name}`, JSON.stringify(value)];
      const given = new Map([
        json('manifest.json', main),
        json('below/manifest.json', below),
        json('Shop.template.json', stack),
        json('Shop.metadata.json', metadata),
        json('Shop.assets.json', files),
        ['/app/shop.ts', 'one\n  two\n'] as const,
      ]);
      const reader = new Reader('/app', '/app', given);
      const opened = reader.open('cdk.out/manifest.json');
      if (!('source' in opened)) throw new Error(opened.message);
      const parse = (source: typeof opened.source) => parseTextSync(source).value;
      const input = readCloudAssembly(opened.source, reader, parse, { parameters: new Map(), region: null });
      for (const source of input.sources) expect(given.has(`/app/${source.file}`)).toBe(true);
      for (const { code } of input.diagnostics) expect(code).toMatch(/^[a-z-]+$/);
    }),
    { numRuns: 300 },
  );
});
