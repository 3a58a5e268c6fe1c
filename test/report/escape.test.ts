import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  html,
  markdown,
  markdownCode,
  mermaid,
  terminal,
  withoutCommands,
  workflowData,
  workflowProperty,
  xml,
} from '../../src/report/escape.js';

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\x00\x07\x1b\r\n\t\u202e\u2028:%,#[]<>&"\'`|\\{}()*_@', '\ud800'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
});

describe('in a terminal', () => {
  test('sequences that steer it are shown, not sent', () => {
    expect(terminal('\x1b[2Jx\x07')).toBe('\\u{1b}[2Jx\\u{7}');
  });

  test('marks that turn the direction of text are shown', () => {
    expect(terminal('admin\u202egnp.exe')).toBe('admin\\u{202e}gnp.exe');
  });

  test('text is one line without control characters', () => {
    fc.assert(fc.property(anyText, (text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(terminal(text))));
  });
});

describe('in a log of CI', () => {
  test.each([
    ['::error::x', ': :error::x'],
    ['   ::stop-commands::x', '   : :stop-commands::x'],
    ['a ##[group]x', 'a # #[group]x'],
    ['##vso[task.complete]', '# #vso[task.complete]'],
    ['AWS::ApiGateway::Method', 'AWS::ApiGateway::Method'],
  ])('%j is no command', (line, written) => {
    expect(withoutCommands(line)).toBe(written);
  });

  test('no text starts one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = withoutCommands(terminal(text));
        return !line.trimStart().startsWith('::') && !line.includes('##[') && !line.includes('##vso[');
      }),
    );
  });
});

describe('in a workflow command', () => {
  test('neither a message nor a property can end it', () => {
    expect(workflowData('100% a\nb')).toBe('100%25 a%0Ab');
    expect(workflowProperty('a:b,c')).toBe('a%3Ab%2Cc');
    fc.assert(
      fc.property(anyText, (text) => !/[\r\n]/.test(workflowData(text)) && !/[\r\n:,]/.test(workflowProperty(text))),
    );
  });
});

describe('in HTML and XML', () => {
  test('nothing becomes markup', () => {
    expect(html(`<img src="x" onerror='y'>&`)).toBe('&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;');
    fc.assert(fc.property(anyText, (text) => !/[<>"']/.test(html(text))));
  });

  test('XML has only characters that it may have', () => {
    // https://www.w3.org/TR/xml/#charsets
    fc.assert(
      fc.property(anyText, (text) =>
        /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(xml(text)),
      ),
    );
  });
});

describe('in Markdown', () => {
  test('nothing becomes a cell, a tag, a link or a mention', () => {
    expect(markdown('a|b <b> [x](y) @someone https://example.com')).toBe(
      'a\\|b &lt;b\\> \\[x\\]\\(y\\) @\u2060someone https\\://example.com',
    );
  });

  test('a code span holds backticks and pipes', () => {
    expect(markdownCode('a')).toBe('`a`');
    expect(markdownCode('a`b|c')).toBe('`` a`b\\|c ``');
    expect(markdownCode('')).toBe('`  `');
    expect(markdownCode('` '.repeat(150_000))).toMatch(/^`` /);
  });

  test('a code span ends where it should', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const span = markdownCode(text);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inner = span.slice(fence.length, -fence.length);
        return span.endsWith(fence) && !Array.from(inner.matchAll(/`+/g), ([run]) => run).includes(fence);
      }),
    );
  });
});

test('in a Mermaid label only plain characters stay', () => {
  expect(mermaid('GET /a/{id} "x" #1')).toBe('GET /a/#123;id#125; #34;x#34; #35;1');
  fc.assert(fc.property(anyText, (text) => /^[\p{L}\p{N} .,:/$*+_;#-]*$/u.test(mermaid(text))));
});
