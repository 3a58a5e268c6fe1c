import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseJson } from '../../src/text/json.js';
import type { Parsed } from '../../src/text/located.js';
import { parseText, parseTextSync } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';
import type { Value } from '../../src/text/value.js';
import { documentsOf } from '../../src/text/yaml-events.js';
import { recoveredDocuments } from '../../src/text/yaml-recovery.js';
import { simpleDocument } from '../../src/text/yaml-simple.js';
import { plain } from './plain.js';

const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ya?ml|json|template)$/.test(file))
  .map((file) => join('fixtures', file));

/** Text that looks like YAML, more or less: what people write, in an order in which nobody would. */
const yamlLike = fc
  .array(
    fc.constantFrom(
      ...['a', 'b: ', '- ', ': ', '? ', '\n', '\n  ', '\n    ', '\t', '{', '}', '[', ']', ', ', '"', "'", '|', '>-'],
      ...[
        '&x ',
        '*x',
        '!Ref ',
        '!GetAtt a.b',
        '!!str ',
        '<<: ',
        '# c',
        '---\n',
        '...\n',
        '%',
        '@',
        '12',
        'true',
        '~',
        '\r\n',
        '\ufeff',
      ],
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

const jsonLike = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '1',
      '-',
      'true',
      'nul',
      ' ',
      '\n',
      '//',
      '/*',
      '*/',
      '#',
    ),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(''));

/** A text of ours with a piece cut out or put in. */
const mutated = fc
  .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.nat({ max: 40 }), yamlLike)
  .map(([file, at, length, piece]) => {
    const text = readFileSync(file, 'utf8').slice(0, 20_000);
    const start = at % (text.length + 1);
    return new Source(file, text.slice(0, start) + piece.slice(0, 10) + text.slice(start + length));
  });

function everyValue(value: Value, visit: (value: Value) => void): void {
  visit(value);
  if (value.kind === 'list') for (const item of value.items) everyValue(item, visit);
  if (value.kind === 'map') for (const { value: child } of value.entries.values()) everyValue(child, visit);
}

function expectSound({ value, diagnostics }: Parsed, { text }: Source): void {
  const inside = ({ span: { start, end } }: { span: { start: number; end: number } }) =>
    0 <= start && start <= end && end <= text.length;
  expect(diagnostics.every(inside)).toBe(true);
  if (value === null) return;
  everyValue(value, (one) => {
    expect(inside(one)).toBe(true);
    if (one.kind !== 'map') return;
    for (const { key, keySpan } of one.entries.values()) {
      expect(typeof key).toBe('string');
      expect(inside({ span: keySpan })).toBe(true);
    }
  });
}

beforeAll(() => parseText(new Source('broken.yaml', '{')));

describe('whatever the text, reading it never fails and all places lie inside it', () => {
  it('for text that looks like YAML', () => {
    fc.assert(
      fc.property(yamlLike, (text) => {
        const source = new Source('a.yaml', text);
        expectSound(parseTextSync(source), source);
      }),
      { numRuns: 500 },
    );
  });

  it('for text that looks like JSON', () => {
    fc.assert(
      fc.property(jsonLike, (text) => {
        const source = new Source('a.json', text);
        expectSound(parseJson(source), source);
      }),
      { numRuns: 500 },
    );
  });

  it('for any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const file of ['a.yaml', 'a.json']) {
          const source = new Source(file, text);
          expectSound(parseTextSync(source), source);
          expectSound(parseJson(source), source);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.skipIf(fixtures.length === 0)('for texts of ours with a mistake in them', () => {
    fc.assert(
      fc.property(mutated, (source) => expectSound(parseTextSync(source), source)),
      { numRuns: 100 },
    );
  });
});

/** Data that JSON can hold; it has no negative zero. */
const data = fc.jsonValue({ depthSize: 'small' }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('what was written comes back', () => {
  it('from YAML', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), data), (written) => {
        const { value, diagnostics } = parseTextSync(new Source('a.yaml', dump(written)));
        expect(diagnostics).toEqual([]);
        expect(plain(value) ?? {}).toEqual(written);
      }),
    );
  });

  it('from JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), data), fc.nat({ max: 4 }), (written, indent) => {
        const text = JSON.stringify(written, null, indent);
        const { value, diagnostics } = parseJson(new Source('a.json', text));
        expect(diagnostics).toEqual([]);
        expect(plain(value)).toEqual(written);
      }),
    );
  });

  it('and a scalar on one line stands where its span says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.stringMatching(/^[a-zA-Z][\w -]*\w$/)), (written) => {
        const source = new Source('a.yaml', dump(written, { lineWidth: -1 }));
        const { value } = parseTextSync(source);
        if (value) {
          everyValue(value, (one) => {
            if (one.kind !== 'scalar') return;
            const text = source.text.slice(one.span.start, one.span.end);
            expect(text.replace(/^['"]|['"]$/g, '')).toBe(one.text);
          });
        }
      }),
    );
  });
});

/** Everything that a value is, places included. */
function shape(value: Value | null): unknown {
  if (value === null) return null;
  const { start, end } = value.span;
  switch (value.kind) {
    case 'map':
      return [
        start,
        end,
        Array.from(value.entries.values(), (one) => [one.key, one.keySpan.start, one.keySpan.end, shape(one.value)]),
      ];
    case 'list':
      return [start, end, value.items.map(shape)];
    case 'scalar':
      return [start, end, value.value, value.text];
    default:
      return [start, end, value.kind];
  }
}

const described = (documents: readonly Parsed[]) =>
  documents.map(({ value, diagnostics }) => [
    shape(value),
    diagnostics.map(({ code, span }) => [code, span.start, span.end]),
  ]);

describe('both YAML parsers say the same', () => {
  const expectEqual = (source: Source) => {
    const fast = documentsOf(source);
    if (!('documents' in fast) || source.text.length === 0) return;
    const slow = recoveredDocuments(source);
    if (slow.some(({ diagnostics }) => diagnostics.some(({ code }) => code === 'syntax-error'))) return;
    expect(described(slow)).toEqual(described(fast.documents));
  };

  it('of generated documents', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), data), (written) => expectEqual(new Source('a.yaml', dump(written)))),
    );
  });

  it('of tagged, anchored and oddly indented ones', () => {
    fc.assert(
      fc.property(templates, (text) => expectEqual(new Source('a.yaml', text))),
      { numRuns: 300 },
    );
  });

  it.each(fixtures)('of %s', (file) => expectEqual(new Source(file, readFileSync(file, 'utf8'))));
});

describe('what is read as simple YAML is what the parser of all YAML says', () => {
  const expectEqual = (source: Source): boolean => {
    const value = simpleDocument(source);
    if (value === null) return false;
    const whole = documentsOf(source);
    expect('documents' in whole ? described(whole.documents) : whole).toEqual(described([{ value, diagnostics: [] }]));
    return true;
  };

  it('of nearly all of our own texts', () => {
    const texts = fixtures.filter((file) => /\.ya?ml$/.test(file));
    const simple = texts.filter((file) => expectEqual(new Source(file, readFileSync(file, 'utf8'))));
    expect(simple.length / texts.length).toBeGreaterThan(0.9);
  });

  it('of those with a mistake in them', () => {
    fc.assert(
      fc.property(mutated, (source) => {
        expectEqual(source);
      }),
      { numRuns: 2000 },
    );
  });

  it('of what people write in templates', () => {
    fc.assert(
      fc.property(templates, (text) => {
        expectEqual(new Source('a.yaml', text));
      }),
      { numRuns: 1000 },
    );
  });

  it('of what looks like YAML', () => {
    fc.assert(
      fc.property(yamlLike, (text) => {
        expectEqual(new Source('a.yaml', text));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Texts as people write templates: block and flow style, tags, anchors, comments, block scalars, gaps. */
const templates: fc.Arbitrary<string> = fc
  .letrec<Record<'node' | 'map' | 'list' | 'scalar', string[]>>((tie) => ({
    scalar: fc
      .tuple(
        fc.constantFrom('', '', '', '!Ref ', '!Sub ', '!!str ', '! ', '&x '),
        fc.constantFrom('abc', '12', 'a b', '"q # r"', "'it''s'", 'yes', '2012-10-17', 'Api.Id', '~', ''),
        fc.constantFrom('', '', ' # why'),
      )
      .map(([tag, text, comment]) => [`${tag}${text}${tag + text === '' ? '' : comment}`]),
    map: fc
      .array(fc.tuple(fc.constantFrom('a', 'b', '"c"', 'd e', '404'), tie('node')), { minLength: 1, maxLength: 4 })
      .map((entries) => entries.flatMap(([key, node]) => under(`${key}:`, node))),
    list: fc
      .array(tie('node'), { minLength: 1, maxLength: 4 })
      .map((items) => items.flatMap((node) => under('-', node))),
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('scalar'),
      fc.constantFrom<string[]>(
        ['[a, !Ref b, {c: "d"}]'],
        ['{a: 1, b: [x, y,], "c": !GetAtt d.e}'],
        ['!GetAtt', '- a', '- b'],
        ['[]'],
        ['{ }'],
      ),
      fc.constantFrom<string[]>(
        ['|', '  one', '', '  two'],
        ['>-', '  one', '  two', ''],
        ['!Sub |', '  one'],
        ['| # note', '  one'],
      ),
      tie('map'),
      tie('list'),
    ),
  }))
  .map.map((lines) => `${lines.join('\n')}\n`);

/** A node below a key or dash: on its line where it is one line long, indented under it else. */
function under(indicator: string, node: readonly string[]): string[] {
  const [first = '', ...rest] = node;
  const isOneLine = rest.length === 0 && !/^([\w "]+:|-)( |$)/.test(first);
  const hasHeader = /^[|>!]/.test(first);
  if (isOneLine || hasHeader)
    return [`${indicator} ${first}`.trimEnd(), ...rest.map((line) => (line === '' ? '' : `  ${line}`))];
  return [indicator, ...node.map((line) => (line === '' ? '' : `  ${line}`))];
}
