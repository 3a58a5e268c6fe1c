import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVariables, VariableSyntaxError } from '../../../src/parsers/serverless/variables/parse.js';
import { Variables } from '../../../src/parsers/serverless/variables/resolve.js';
import type { Diagnostic } from '../../../src/text/source.js';
import { get, type Value } from '../../../src/text/value.js';
import { type Given, optionsOf, parse, plain, shown } from './service.js';

function resolve(
  text: string,
  given: Given = {},
): { value: (key: string) => unknown; located: (key: string) => Value; said: Diagnostic[] } {
  const root = parse(text);
  const said: Diagnostic[] = [];
  const variables = new Variables(root, optionsOf(root.span.source, given), (diagnostic) => said.push(diagnostic));
  const located = (key: string): Value => variables.deep(get(root, key) as Value);
  return { value: (key) => plain(located(key)), located, said };
}

describe('the syntax of variables', () => {
  it('leaves text without variables alone', () => {
    expect(parseVariables('plain')).toBeNull();
  });

  it.each(['${AWS::Region}', '${Api}', '${apiId}', '${}', 'a ${AWS::Partition}:b', '${unfinished', '#{ctx}'])(
    'leaves %s to CloudFormation',
    (text) => expect(parseVariables(text)).toBeNull(),
  );

  it('reads types, parameters, addresses and fallbacks', () => {
    expect(parseVariables("${file(a.yml, b):x.y, opt:stage, 'dev'}")).toEqual([
      {
        raw: "${file(a.yml, b):x.y, opt:stage, 'dev'}",
        sources: [
          { kind: 'call', type: 'file', params: [['a.yml'], ['b']], address: ['x.y'] },
          { kind: 'call', type: 'opt', params: [], address: ['stage'] },
          { kind: 'literal', value: 'dev' },
        ],
      },
    ]);
  });

  it.each([
    ['${opt:a, true}', true],
    ['${opt:a, 3}', 3],
    ['${opt:a, null}', null],
    ['${opt:a, "x"}', 'x'],
  ])('reads the literal of %s', (text, value) => {
    const [variable] = parseVariables(text) ?? [];
    expect(typeof variable === 'object' && variable.sources.at(-1)).toEqual({ kind: 'literal', value });
  });

  it('finds variables inside text that is not the framework’s', () => {
    expect(parseVariables('${Foo${self:x}}')).toHaveLength(4);
  });

  it('takes an escaped variable as text', () => {
    expect(parseVariables('\\${self:x}')?.join('')).toBe('${self:x}');
  });

  it.each(['${opt:a, unquoted}', '${opt:a, }', '${self:a', '${file(a}', "${opt:a, 'x' y}", '${self:${Foo}}'])(
    'refuses %s',
    (text) => expect(() => parseVariables(text)).toThrow(VariableSyntaxError),
  );
});

describe('self', () => {
  it('takes a value with its type', () => {
    expect(resolve('a: ${self:b}\nb: {c: [1, true]}').value('a')).toEqual({ c: [1, true] });
  });

  it('is text inside text', () => {
    expect(resolve('a: x-${self:b}-${self:c.1}\nb: 1\nc: [p, q]').value('a')).toBe('x-1-q');
  });

  it('follows variables on the way', () => {
    expect(resolve('a: ${self:b.c}\nb: ${self:d}\nd: {c: "${self:e}"}\ne: here').value('a')).toBe('here');
  });

  it('fills in nested addresses', () => {
    expect(resolve('a: ${self:b.${self:c}}\nb: {x: yes-x}\nc: x').value('a')).toBe('yes-x');
  });

  it('counts a list', () => {
    expect(resolve('a: ${self:b.length}\nb: [1, 2]').value('a')).toBe(2);
  });

  it('falls back', () => {
    expect(resolve("a: ${self:b, self:c, 'last'}\nc: null").value('a')).toBe('last');
  });

  it('keeps the place of the value, and the variable as a step', () => {
    const value = resolve('a: ${self:b}\nb: there').located('a');
    expect(shown(value.span)).toBe('serverless.yml:2 there');
    expect(value.via?.map((step) => shown(step.span))).toEqual(['serverless.yml:1 ${self:b}']);
  });

  it('says what is missing, and does not guess', () => {
    const { value, said } = resolve('a: ${self:b.c}');
    expect(value('a')).toBe("?${self:b.c}: b.c is not in the service's configuration");
    expect(said.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning serverless-variable-missing']);
  });

  it('refuses a map inside text', () => {
    expect(resolve('a: x${self:b}\nb: {c: 1}').value('a')).toContain('is no text');
  });
});

describe('stage and region', () => {
  it('is --stage', () => {
    expect(resolve('a: ${opt:stage}-${sls:stage}\nprovider: {stage: prod}', { stage: 'test' }).value('a')).toBe(
      'test-test',
    );
  });

  it('is provider.stage without the option', () => {
    expect(resolve('a: ${sls:stage}\nprovider: {stage: \'${opt:stage, "prod"}\'}').value('a')).toBe('prod');
  });

  it('is dev in the end', () => {
    expect(resolve('a: ${opt:stage} ${sls:stage} ${self:provider.stage}\nprovider: {name: aws}').value('a')).toBe(
      'dev dev dev',
    );
  });

  it('takes a fallback before the default', () => {
    expect(resolve("a: ${opt:stage, 'qa'}").value('a')).toBe('qa');
  });

  it('does not turn round when provider.stage asks for itself', () => {
    expect(
      resolve("a: ${sls:stage}\nprovider: {stage: '${opt:stage, self:provider.stage}'}").said[0]?.code,
    ).toBeUndefined();
  });

  it.each([
    ['--region', 'a: ${aws:region}', { region: 'eu-west-1' }, 'eu-west-1'],
    ['provider.region', 'a: ${opt:region}\nprovider: {region: eu-central-1}', {}, 'eu-central-1'],
    ['the default', 'a: ${self:provider.region}', {}, 'us-east-1'],
  ])('has the region of %s', (_, text, given, region) => {
    expect(resolve(text, given).value('a')).toBe(region);
  });
});

describe('env', () => {
  it('is unknown where nobody asked for the environment', () => {
    expect(resolve("a: ${env:X, 'y'}").value('a')).toBe("?${env:X, 'y'}");
  });

  it('is read where somebody did', () => {
    expect(resolve("a: ${env:X}\nb: ${env:Y, 'none'}", { environment: { X: '1' } }).value('a')).toBe('1');
    expect(resolve("a: ${env:X}\nb: ${env:Y, 'none'}", { environment: { X: '1' } }).value('b')).toBe('none');
  });

  it('comes from .env files where the service asks for them', () => {
    const files = { '.env': 'X=from-env # note', '.env.dev': 'export X="from-dev"' };
    expect(resolve('useDotenv: true\na: ${env:X}', { files }).value('a')).toBe('from-dev');
    expect(resolve('useDotenv: true\na: ${env:X}', { files, stage: 'prod' }).value('a')).toBe('from-env');
    expect(resolve('a: ${env:X}', { files }).value('a')).toBe('?${env:X}');
  });
});

describe('file', () => {
  it.each([
    ['YAML', 'x.yml', 'deep: {key: [a, b]}'],
    ['JSON', 'x.json', '{"deep": {"key": ["a", "b"]}}'],
    ['TOML', 'x.toml', '[deep]\nkey = ["a", "b"]\n'],
  ])('reads %s with a selector', (_, name, text) => {
    expect(resolve(`a: \${file(./${name}):deep.key.1}`, { files: { [name]: text } }).value('a')).toBe('b');
  });

  it('keeps the place in the file', () => {
    const files = { 'conf/x.yml': 'one: 1\ntwo: 2\n', 'x.toml': 'first = 1\n\n[table]\nkey = "v"\n' };
    expect(shown(resolve('a: ${file(conf/x.yml):two}', { files }).located('a').span)).toBe('conf/x.yml:2 2');
    expect(shown(resolve('a: ${file(x.toml):table.key}', { files }).located('a').span)).toBe('x.toml:4 key = "v"');
  });

  it('resolves the variables of the file in the service, paths and all', () => {
    const files = { 'conf/x.yml': 'k: ${file(y.yml):v}-${self:b}', 'y.yml': 'v: ${sls:stage}' };
    expect(resolve('a: ${file(conf/x.yml):k}\nb: here', { files }).value('a')).toBe('dev-here');
  });

  it('takes other files as text', () => {
    expect(resolve('a: ${file(x.txt)}', { files: { 'x.txt': 'words\n' } }).value('a')).toBe('words\n');
  });

  it('falls back where the file or the key is missing', () => {
    expect(resolve("a: ${file(none.yml):x, 'y'}").value('a')).toBe('y');
    expect(resolve("a: ${file(x.yml):x, 'y'}", { files: { 'x.yml': 'z: 1' } }).value('a')).toBe('y');
  });

  it.each(['x.js', 'x.ts', 'x.cjs', 'x.mjs'])('does not run %s', (name) => {
    expect(resolve(`a: \${file(${name}):k, 'y'}`, { files: { [name]: 'boom()' } }).value('a')).toContain(
      'is code, which is not run',
    );
  });

  it('reads nothing outside the root', () => {
    const { value, said } = resolve('a: ${file(../../etc/passwd)}');
    expect(value('a')).toContain('lies outside the root');
    expect(said.map(({ code }) => code)).toEqual(['serverless-file']);
  });
});

describe('param', () => {
  const text = 'a: ${param:x}\nparams: {default: {x: all}, prod: {x: prod}}\nstages: {test: {params: {x: v4}}}';
  it.each([
    ['params of the stage', { stage: 'prod' }, 'prod'],
    ['params of all stages', {}, 'all'],
    ['stages of version 4', { stage: 'test' }, 'v4'],
    ['--param', { parameters: { x: 'given' } }, 'given'],
  ])('comes from %s', (_, given, value) => {
    expect(resolve(text, given).value('a')).toBe(value);
  });
});

describe('other sources', () => {
  it.each(['${ssm:/a/b}', '${cf:stack.Output}', '${s3:bucket/key}', '${aws:accountId}', '${vault:x}'])(
    '%s is unknown before deploy, fallback or not',
    (variable) => {
      expect(resolve(`a: ${variable}`).value('a')).toBe(`?${variable}`);
      const withFallback = `${variable.slice(0, -1)}, 'y'}`;
      expect(resolve(`a: "${withFallback}"`).value('a')).toBe(`?${withFallback}`);
    },
  );

  it('leaves a hole in text', () => {
    expect(resolve('a: https://${ssm:/host}/x').located('a').kind).toBe('template');
    expect(resolve('a: https://${ssm:/host}/x').value('a')).toBe('https://?${ssm:/host}/x');
  });

  it('counts a fallback that only a deploy knows', () => {
    expect(resolve('a: ${opt:none, ssm:/x}').value('a')).toBe('?${opt:none, ssm:/x}');
  });

  it.each([
    ['true', true],
    ['0', false],
  ])('strToBool(%s) is %s', (word, value) => {
    expect(resolve(`a: \${strToBool(${word})}`).value('a')).toBe(value);
  });
});

describe('what cannot end', () => {
  it.each([
    'a: ${self:a}',
    'a: ${self:b}\nb: ${self:a}',
    'a: {b: "${self:a}"}',
    'a: {b: "${self:}"}',
    'a: [x, "${self:a}"]',
  ])('a cycle is an error: %s', (text) => {
    const { value, said } = resolve(text);
    value('a');
    expect(said.map(({ code }) => code)).toContain('serverless-variable-cycle');
  });

  it('a file that includes itself is a cycle', () => {
    const { value, said } = resolve('a: ${file(x.yml)}', { files: { 'x.yml': 'k: ${file(x.yml)}' } });
    value('a');
    expect(said.map(({ code }) => code)).toEqual(['serverless-variable-cycle']);
  });

  it('a value that unfolds without bounds is stopped', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `l${i}: ["\${self:l${i + 1}}", "\${self:l${i + 1}}"]`);
    const { value, said } = resolve(`${levels.join('\n')}\nl30: x`);
    value('l0');
    expect(said.map(({ code }) => code)).toContain('serverless-variable-limit');
  });

  it('text that grows without bounds is stopped', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `l${i}: "\${self:l${i + 1}}\${self:l${i + 1}}"`);
    const { value, said } = resolve(`${levels.join('\n')}\nl40: xxxxxxxx`);
    value('l0');
    expect(said.map(({ code }) => code)).toContain('serverless-variable-limit');
  });

  it('a chain without end is stopped', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `l${i}: \${self:l${i + 1}}`);
    const { value, said } = resolve(`${chain.join('\n')}\nl5000: x`);
    value('l0');
    expect(said.map(({ code }) => code)).toContain('serverless-variable-limit');
  });

  it('deep nesting is refused', () => {
    expect(() => parseVariables('${self:'.repeat(5000))).toThrow(VariableSyntaxError);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '${',
      '}',
      'self:',
      'opt:stage',
      'file(',
      ')',
      ',',
      ' ',
      "'",
      '"',
      '\\',
      ':',
      '$',
      'a',
      'AWS::Region',
      'env:X',
      '.',
      '{',
    ),
    fc.string({ maxLength: 3 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('is parsed or refused, and nothing gets lost', () => {
    fc.assert(
      fc.property(text, (input) => {
        try {
          const parsed = parseVariables(input);
          if (parsed?.every((one) => typeof one !== 'string' || !one.includes('\\')) && !input.includes('\\'))
            expect(parsed.map((one) => (typeof one === 'string' ? one : one.raw)).join('')).toBe(input);
        } catch (error) {
          expect(error).toBeInstanceOf(VariableSyntaxError);
        }
      }),
    );
  });

  it('resolves to something, whatever refers to whatever', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const reference = fc.tuple(key, fc.constantFrom('', '.x', '.0')).map(([name, path]) => `\${self:${name}${path}}`);
    const leaf = fc.oneof(
      text,
      reference,
      fc.tuple(reference, reference).map((two) => two.join('-')),
    );
    const value = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(fc.constantFrom('x', 'y'), leaf));
    fc.assert(
      fc.property(fc.record({ a: value, b: value, c: value }), (service) => {
        const { located } = resolve(JSON.stringify(service));
        for (const name of ['a', 'b', 'c']) expect(located(name)).toBeDefined();
      }),
    );
  });
});
