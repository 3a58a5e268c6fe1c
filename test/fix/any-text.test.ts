import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseText } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';
import { folderWith } from '../files/folder.js';
import { check, config, filesIn, findingsIn } from './mend.js';

/** Templates as people write them: any of these settings, in any order, in any style. */

const flag = fc.constantFrom<unknown>(true, false, 'true', 'false', { Ref: 'Switch' }, null);

const setting = fc.record(
  {
    ResourcePath: fc.constantFrom('/*', '/pets'),
    HttpMethod: fc.constantFrom('*', 'GET'),
    LoggingLevel: fc.constantFrom('OFF', 'ERROR', 'INFO'),
    DataTraceEnabled: flag,
    CachingEnabled: flag,
    CacheDataEncrypted: flag,
    ThrottlingRateLimit: fc.constantFrom(-1, 5),
    ThrottlingBurstLimit: fc.constantFrom(-1, 5),
  },
  { requiredKeys: ['ResourcePath', 'HttpMethod'] },
);

const stage = fc.record(
  {
    TracingEnabled: flag,
    CacheClusterEnabled: flag,
    Description: fc.constantFrom('a: b', '# none', '"it\'s"', 'two\nlines\n', ''),
    MethodSettings: fc.array(setting, { maxLength: 3 }),
    Variables: fc.constantFrom({}, { a: 'x' }),
  },
  { requiredKeys: [] },
);

const template = fc.array(stage, { minLength: 1, maxLength: 2 }).chain((stages) =>
  fc
    .shuffledSubarray(
      stages.map((_, index) => index),
      { minLength: stages.length },
    )
    .map((order) => ({
      Parameters: { Switch: { Type: 'String', Default: 'false' } },
      Resources: {
        Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shop' } },
        ...Object.fromEntries(
          order.map((index) => [
            `Stage${index}`,
            {
              Type: 'AWS::ApiGateway::Stage',
              Properties: {
                ...stages[index],
                RestApiId: { Ref: 'Api' },
                DeploymentId: 'd',
                StageName: `s${index}`,
                ...(index % 2 === 1 ? { Tags: [] } : {}),
              },
            },
          ]),
        ),
      },
    })),
);

/** A way to write a value down. */
const style = fc.oneof(
  fc.record({
    name: fc.constant('template.yaml'),
    write: fc
      .record({
        indent: fc.constantFrom(2, 4),
        indentSeq: fc.boolean(),
        defaultKeyType: fc.constantFrom<'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'>(
          'PLAIN',
          'QUOTE_DOUBLE',
          'QUOTE_SINGLE',
        ),
        collectionStyle: fc.constantFrom<'any' | 'flow' | 'block'>('any', 'flow', 'block'),
        aliasDuplicateObjects: fc.boolean(),
      })
      .map((options) => (value: unknown) => stringify(value, options)),
  }),
  fc.record({
    name: fc.constant('template.json'),
    write: fc.constantFrom(0, 2, 4, '\t').map((indent) => (value: unknown) => JSON.stringify(value, null, indent)),
  }),
);

const eol = fc.constantFrom('\n', '\r\n');

it('mends any template so that it parses, findings only shrink, and a second run changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(template, style, eol, async (value, { name, write }, lineEnd) => {
      const before = write(value).replaceAll('\n', lineEnd);
      // a writer's own slip: an empty list in block style
      fc.pre((await parseText(new Source(name, before))).diagnostics.every(({ severity }) => severity !== 'error'));
      const folder = folderWith({ [name]: before, 'gatelint.yaml': config });
      const found = await findingsIn(folder);
      await check(folder, '--fix', '--quiet');
      const after = filesIn(folder)[name] ?? '';
      const { diagnostics } = await parseText(new Source(name, after));
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const left = await findingsIn(folder);
      const prints = found.map(({ fingerprint }) => fingerprint);
      expect(left.filter(({ fingerprint }) => !prints.includes(fingerprint))).toEqual([]);
      await check(folder, '--fix', '--quiet');
      expect(filesIn(folder)[name]).toBe(after);
      // line ends stay, and what stands in no edited line stays
      if (lineEnd === '\r\n') expect(after).not.toMatch(/[^\r]\n/);
      else expect(after).not.toContain('\r');
      const kept = new Set(after.split(lineEnd).map((line) => line.replace(/,$/, '')));
      const touched = /TracingEnabled|DataTraceEnabled|CacheDataEncrypted|Throttling|MethodSettings|[{[]/;
      for (const line of before.split(lineEnd)) if (!touched.test(line)) expect(kept).toContain(line.replace(/,$/, ''));
    }),
    { numRuns: 30 },
  );
}, 120_000);
