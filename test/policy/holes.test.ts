import { describe, expect, it } from 'vitest';
import {
  doubtOf,
  holesOf,
  isConcrete,
  plain,
  plainOf,
  segmentsOf,
  show,
  type Text,
  textFrom,
} from '../../src/policy/holes.js';
import { scalar } from '../../src/text/value.js';
import { located } from './values.js';

function text(written: unknown): Text {
  const made = textFrom(located(written));
  if (!made) throw new Error(`no text: ${written}`);
  return made;
}
const parts = (of: Text) => of.parts.map((part) => (typeof part === 'string' ? part : { name: part.name }));

describe('a text', () => {
  it('is a string, a number or a truth value', () => {
    expect(['x', 300, true].map((one) => plain(text(one)))).toEqual(['x', '300', 'true']);
  });
  it('may be empty', () => expect(plain(text(''))).toBe(''));
  it.each([[null], [[]], [{}]])('is not %j', (json) => expect(textFrom(located(json))).toBeNull());

  it('has holes for what is filled at deploy', () => {
    const made = text('arn:«AWS::Partition»:iam::«Account»:role/app');
    expect(parts(made)).toEqual(['arn:', { name: 'AWS::Partition' }, ':iam::', { name: 'Account' }, ':role/app']);
    expect([plain(made), show(made)]).toEqual([null, 'arn:${AWS::Partition}:iam::${Account}:role/app']);
  });
  it('is one piece where no hole is between pieces, and leaves out an empty value', () => {
    const { span } = located('');
    const pieces = [scalar('vpce-', span), scalar(null, span), scalar('0aa1', span)];
    expect(textFrom({ kind: 'template', parts: pieces, span })?.parts).toEqual(['vpce-0aa1']);
  });
  it('has a hole for each dynamic reference of CloudFormation', () => {
    const made = text('{{resolve:ssm:/net/cidr}}/{{resolve:ssm:/net/bits:2}}');
    expect(parts(made)).toEqual([{ name: '{{resolve:ssm:/net/cidr}}' }, '/', { name: '{{resolve:ssm:/net/bits:2}}' }]);
    expect([isConcrete(made), doubtOf(made).reason]).toEqual([
      false,
      '{{resolve:ssm:/net/cidr}} is resolved at deploy',
    ]);
  });
  it('keeps braces that are no dynamic reference', () => {
    expect(plain(text('{{mustache}} {resolve:x}'))).toBe('{{mustache}} {resolve:x}');
  });
  it('says which value is missing', () => {
    expect(doubtOf(text('«Role.Arn»')).reason).toBe('Role.Arn is known only at deploy');
    expect(doubtOf(text('«A»«B»')).reason).toBe('parameter A has no default');
    expect(doubtOf(text('x')).reason).toBe('x is known only at deploy');
  });
});

describe('a hole', () => {
  it.each([
    ['«Role.Arn»', true],
    ['«Endpoint.»', true],
    ['«AWS::Region»', true],
    ['«Parameter»', false],
    ['«CidrParameter.Value»', false],
    ['«Stack.Outputs.Cidr»', false],
    ['«Stack.outputs»', false],
    ['«Secret.SecretString»', false],
    ['«AWS::Region»-«Suffix»', false],
    ['plain', true],
  ])('%s is one plain value: %s', (written, concrete) => expect(isConcrete(text(written))).toBe(concrete));
  it('is the same as another one of its name, or of the same attribute', () => {
    const keys = holesOf(text('«A»«A»«B»«R.Arn»«R.Arn»«R.»')).map(({ key }) => key);
    expect(keys).toEqual(['A', 'A', 'B', 'R.Arn', 'R.Arn', 'R']);
  });
  it('is another one each time where it has no name', () => {
    const [first, second] = holesOf(text('«=known after apply»«=known after apply»'));
    expect(first?.key).not.toBe(second?.key);
    expect([first?.name, second?.name]).toEqual(['known after apply', 'known after apply']);
  });
});

describe('the parts of an ARN', () => {
  const segments = (written: string) =>
    segmentsOf(text(written)).map((one) => one.map((part) => (typeof part === 'string' ? part : `<${part.name}>`)));
  it('are what stands between the colons', () => {
    expect(segments('arn:aws:iam::«Account»:role/«Name»-x')).toEqual([
      ['arn'],
      ['aws'],
      ['iam'],
      [],
      ['<Account>'],
      ['role/', '<Name>', '-x'],
    ]);
  });
  it('are written out where no hole is in them', () => {
    const [first = [], second = [], third = []] = segmentsOf(text('arn:a-«X»:'));
    expect([plainOf(first), plainOf(second), plainOf(third)]).toEqual(['arn', null, '']);
  });
});
