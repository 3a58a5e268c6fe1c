import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServerlessScript, scriptDiagnostic } from '../../../src/parsers/serverless/script.js';
import { Source } from '../../../src/text/source.js';
import { at } from '../../../src/text/value.js';
import { plain, shown } from './service.js';

function read(text: string): unknown {
  const value = readServerlessScript(new Source('serverless.ts', text));
  return value && plain(value);
}

describe('a serverless script', () => {
  it.each([
    ['module.exports', "module.exports = { service: 'a' };"],
    ['a default export', "export default { service: 'a' }"],
    ['export =', "export = { service: 'a' };"],
    [
      'a constant',
      "import type { AWS } from '@serverless/typescript';\n\nconst configuration: AWS = {\n  service: 'a',\n};\n\nmodule.exports = configuration;\n",
    ],
    ['a type assertion', "const c = { service: 'a' } as const satisfies Record<string, unknown>\nexport default c"],
    ['comments', '// one\nmodule.exports = { /* two */ service: `a`, // three\n}'],
    ['quoted and computed keys', "const key = 'service';\nmodule.exports = { [key]: 'a' }"],
    ['parentheses', "module.exports = ({ 'service': ('a') })"],
  ])('is read: %s', (_, text) => expect(read(text)).toEqual({ service: 'a' }));

  it('has values of all kinds', () => {
    expect(
      read(
        "module.exports = { a: [1, -2.5, 0x10, 1_000], b: true, c: null, d: undefined, e: 'it\\'s \\u0041\\n', f: 'x' + `y`, }",
      ),
    ).toEqual({
      a: [1, -2.5, 16, 1000],
      b: true,
      c: null,
      d: null,
      e: "it's A\n",
      f: 'xy',
    });
  });

  it('may spread a list of any length', () => {
    const items = Array.from({ length: 150_000 }, () => 0);
    expect(read(`module.exports = { a: [...[${items}]] }`)).toEqual({ a: items });
  });

  it('keeps the framework’s variables', () => {
    expect(read("const name = 'n';\nmodule.exports = { a: '${self:x}', b: `\\${opt:stage}-${name}` }")).toEqual({
      a: '${self:x}',
      b: '${opt:stage}-n',
    });
  });

  it('spreads literals', () => {
    expect(read('const base = { a: 1 }, more = [2];\nmodule.exports = { ...base, b: [...[1], 3] }')).toEqual({
      a: 1,
      b: [1, 3],
    });
  });

  it('knows what it does not know', () => {
    const unknown = '?code in serverless.ts, which is not run';
    expect(
      read(
        "import hello from './hello';\nmodule.exports = { service: 'a', functions: { hello }, x: process.env.X, y: f({ a: 1 }), z: () => 1, t: a ? 1 : 2, u: `${x}` }",
      ),
    ).toEqual({
      service: 'a',
      functions: { hello: unknown },
      x: unknown,
      y: unknown,
      z: unknown,
      t: unknown,
      u: unknown,
    });
  });

  it('keeps places', () => {
    const value = readServerlessScript(
      new Source('serverless.ts', "const auth = 'aws_iam';\nmodule.exports = {\n  a: auth,\n};\n"),
    );
    const found = at(value ?? undefined, 'a');
    expect(found && shown(found.span)).toBe("serverless.ts:1 'aws_iam'");
    expect(found?.via?.map(({ span }) => shown(span))).toEqual(['serverless.ts:3 auth']);
  });

  it.each([
    ['a function', 'module.exports = async () => ({ service: "a" });'],
    ['a call', 'export default defineConfig({ service: "a" });'],
    ['nothing', 'const a = 1;'],
    ['something unknown spread', 'module.exports = { ...base, service: "a" }'],
    ['a constant that is itself', 'const a = a;\nmodule.exports = a;'],
  ])('is not read where it exports %s', (_, text) => expect(read(text)).toBeNull());

  it('says the way out', () => {
    const { code, message } = scriptDiagnostic(new Source('serverless.ts', 'x'));
    expect(code).toBe('serverless-script');
    expect(message).toContain('serverless package');
    expect(message).toContain('.serverless/cloudformation-template-update-stack.json');
  });

  it('never throws or hangs', () => {
    const piece = fc.constantFrom(
      'module.exports = ',
      'export default ',
      'const a = ',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      'a',
      ':',
      ',',
      "'",
      '`',
      '${',
      '...',
      '/',
      '//',
      '/*',
      '\n',
      '+',
      '1',
      '\\',
      ' as X',
      '=>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        read(pieces.join(''));
      }),
      { numRuns: 500 },
    );
    expect(() => read(`module.exports = ${'{a:'.repeat(20_000)}`)).not.toThrow();
    expect(() => read(`f(${'('.repeat(20_000)}`)).not.toThrow();
  });
});
