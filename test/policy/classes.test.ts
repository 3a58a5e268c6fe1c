import { describe, expect, it } from 'vitest';
import { allAddresses } from '../../src/policy/addresses.js';
import { classesOf, type ValueClass } from '../../src/policy/classes.js';
import { type Condition, readCondition } from '../../src/policy/conditions.js';
import { type Domain, plainTexts } from '../../src/policy/keys.js';
import { everything } from '../../src/policy/pattern.js';
import { isDoubt } from '../../src/policy/truth.js';
import { located } from './values.js';

function condition(operator: string, key: string, value: unknown): Condition {
  const document = located(value);
  const made = readCondition({
    operator,
    key,
    span: document.span,
    value: document,
    variables: true,
    effect: 'Allow',
  });
  if (typeof made === 'string') throw new Error(made);
  return made;
}
const answersOf = ({ answers }: ValueClass) => answers.map((one) => (isDoubt(one) ? one.reason : one));
/** What the conditions answer to each class of values. */
const answers = (conditions: readonly Condition[], domain: Domain) => classesOf(conditions, domain).map(answersOf);
/** More than anybody tells apart: each remembers another of the last characters. */
const tangled = Array.from({ length: 14 }, (_, at) => `*${'?'.repeat(at)}a${'?'.repeat(20)}*b`);

describe('classes of addresses', () => {
  const domain: Domain = { type: 'addresses', ranges: allAddresses, measured: true };
  const listed = (...blocks: string[]) => classesOf([condition('IpAddress', 'aws:SourceIp', blocks)], domain);
  const inList = (classes: readonly ValueClass[]) => classes.find((one) => one.answers[0] === true);

  it('begin with the address that a reader expects', () => {
    expect(listed('3.0.0.0/8').map((one) => [one.example, one.ordinary, one.family, one.answers[0]])).toEqual([
      ['198.51.100.77', true, 4, false],
      ['3.0.0.1', false, 4, true],
      ['2000::1', false, 6, false],
    ]);
  });
  it('have that address even where it is listed alone', () => {
    expect(inList(listed('198.51.100.77'))).toMatchObject({ example: '198.51.100.77', ordinary: true });
  });
  it('show an address of their widest block, the first of several', () => {
    expect(inList(listed('3.0.0.0/24', '16.0.0.0/4'))?.example).toBe('16.0.0.1');
    expect(inList(listed('3.0.0.0/24', '16.0.0.0/24'))?.example).toBe('3.0.0.1');
  });
  it('add up what their blocks are of all addresses', () => {
    expect(inList(listed('3.0.0.0/9', '16.0.0.0/9'))?.share).toBe(2 ** -8);
  });
  it('have one of nobody for a block that is known only at deploy', () => {
    const classes = classesOf([condition('IpAddress', 'aws:SourceIp', '«Office»/32')], domain);
    expect(inList(classes)).toMatchObject({ example: '${Office}/32', share: 0, ordinary: false });
  });
});

describe('classes of ids', () => {
  const domain: Domain = { type: 'ids', prefix: 'vpce-' };
  const like = (value: unknown) => condition('StringLike', 'aws:SourceVpce', value);
  const equals = (value: unknown) => condition('StringEquals', 'aws:SourceVpce', value);

  it('are an ordinary one and those that are listed', () => {
    expect(classesOf([equals('vpce-0aa11bb22cc33dd44')], domain)).toMatchObject([
      { answers: [false], example: 'vpce-0bad0bad0bad0bad0', ordinary: true, share: 1 },
      { answers: [true], example: 'vpce-0aa11bb22cc33dd44', ordinary: false, share: 0 },
    ]);
  });
  it('have none for a listed text that is no id', () => {
    expect(answers([equals(['*', '*-0aa11bb22cc33dd44', ''])], domain)).toEqual([[false]]);
  });
  it('are measured by the digits that a pattern leaves open', () => {
    const classes = classesOf([like('vpce-0aa*')], domain);
    expect(classes.map((one) => [one.answers[0], one.share, one.ordinary])).toEqual([
      [false, 1 - 2 ** -8, true],
      [true, 2 ** -8, false],
    ]);
  });
  it('tell a pattern and an id beside it apart', () => {
    expect(answers([like('vpce-0aa*'), equals('vpce-0cc11bb22cc33dd44')], domain)).toEqual([
      [false, false],
      [false, true],
      [true, false],
    ]);
  });
  it('have one of nobody new for the ids of eight digits that AWS gave until 2018', () => {
    const classes = classesOf([like('vpce-????????')], domain);
    expect(classes.map((one) => [one.answers[0], one.share, one.ordinary])).toEqual([
      [false, 1, true],
      [true, 0, false],
    ]);
  });
  it('are in doubt where patterns are too many to tell apart', () => {
    const many = Array.from('0123456789abcdef', (digit) => like(`*${digit}????????*`));
    expect(answers(many, domain)).toEqual([many.map(() => 'too many values of aws:sourcevpce to tell apart')]);
  });
});

describe('classes of texts', () => {
  const domain: Domain = { type: 'any-text', optional: false, language: everything };
  const equals = (value: unknown) => condition('StringEquals', 'aws:UserAgent', value);
  const like = (value: unknown) => condition('StringLike', 'aws:UserAgent', value);

  it('are the listed ones and another', () => {
    expect(answers([equals(['a', 'b'])], domain)).toEqual([[false], [true]]);
    expect(answers([equals('other'), equals('others')], domain)).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });
  it('tell a pattern and a text beside it apart', () => {
    expect(answers([like('a*'), equals('b')], domain)).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });
  it('have no text with a wildcard where values are plain', () => {
    expect(answers([equals('o-*')], { ...domain, language: plainTexts })).toEqual([[false]]);
  });
  it('leave out those who are somebody else', () => {
    expect(answers([equals('a')], { ...domain, except: ['a'] })).toEqual([[false]]);
    expect(answers([equals('a'), like('b*')], { ...domain, except: ['a'] })).toEqual([
      [false, false],
      [false, true],
    ]);
  });
  it('are in doubt for what fits around an unknown part, each for its own reason', () => {
    expect(answers([like(['a«X»', 'b«Y»'])], domain)).toEqual([
      [false],
      ['parameter X has no default'],
      ['parameter Y has no default'],
    ]);
  });
  it('are all in doubt by what depends on the request', () => {
    expect(answers([equals('${aws:Referer}')], domain)).toEqual([['${aws:Referer} depends on the request']]);
  });
  it('have one without the key, which is the ordinary one', () => {
    const classes = classesOf([equals('a')], { ...domain, optional: true });
    expect(classes.map((one) => [one.example, one.ordinary])).toEqual([
      [null, true],
      ['a', false],
    ]);
    expect(classesOf([like('a*')], domain).map((one) => one.ordinary)).toEqual([false, false]);
  });
  it('are in doubt where patterns are too many to tell apart', () => {
    expect(classesOf(tangled.map(like), domain)).toMatchObject([
      { answers: tangled.map(() => ({ reason: 'too many values of aws:useragent to tell apart' })), ordinary: true },
    ]);
  });
});

describe('classes of numbers', () => {
  const domain: Domain = { type: 'numbers', optional: false };
  const age = (operator: string, value: unknown) => condition(operator, 'aws:MultiFactorAuthAge', value);

  it('lie at, between and beyond those that conditions name, in whatever order', () => {
    const conditions = [age('NumericGreaterThan', '100'), age('NumericLessThan', '300'), age('NumericLessThan', '200')];
    const found = answers(conditions, domain).map(String);
    expect(found.sort()).toEqual(['false,true,true', 'true,false,false', 'true,true,false', 'true,true,true']);
  });
  it('begin with 1, or without the key where it may be left out', () => {
    const conditions = [age('NumericLessThan', '300'), age('Null', 'false')];
    const shown = (optional: boolean) =>
      classesOf(conditions, { ...domain, optional }).map((one) => [one.example, one.ordinary, ...one.answers]);
    expect(shown(false)).toEqual([
      ['1', true, true, true],
      ['300', false, false, true],
    ]);
    expect(shown(true)[0]).toEqual([null, true, false, false]);
  });
});

describe('classes of moments', () => {
  const domain: Domain = { type: 'moments', optional: false };
  const clock = (operator: string, value: unknown) => condition(operator, 'aws:CurrentTime', value);

  it('begin with an ordinary time', () => {
    expect(classesOf([clock('DateLessThan', '2020-01-01T00:00:00Z')], domain)).toMatchObject([
      { answers: [false], example: '2024-01-01T00:00:00.000Z', ordinary: true },
      { answers: [true], example: '2019-12-31T23:59:59.000Z', ordinary: false },
    ]);
  });
  it('may lie beyond all calendars', () => {
    expect(answers([clock('DateGreaterThan', '99999999999999')], domain)).toEqual([[false], [true]]);
  });
  it('are on all sides of moments that are known only at deploy', () => {
    const conditions = [clock('DateGreaterThan', '«From»'), clock('DateLessThan', ['«Until»', '2020-01-01'])];
    expect(answers(conditions, domain).map(String).sort()).toEqual([
      'false,false',
      'false,true',
      'true,false',
      'true,true',
    ]);
  });
  it('are in doubt where such moments are many', () => {
    const unknown = (count: number) => Array.from({ length: count }, (_, at) => clock('DateLessThan', `«Until${at}»`));
    expect(answers(unknown(6), domain)).toHaveLength(64);
    expect(answers(unknown(7), domain)).toEqual([
      unknown(7).map(() => 'too many values of aws:currenttime to tell apart'),
    ]);
  });
});

describe('a value that AWS leaves open', () => {
  const absentOrTrue: Domain = { type: 'disputed', of: [{ type: 'absent' }, { type: 'texts', texts: ['true'] }] };
  const classes = (operator: string, value: unknown) =>
    classesOf([condition(operator, 'aws:ViaAWSService', value)], absentOrTrue);
  it('is decided where every reading agrees', () => {
    expect(classes('Bool', 'false')).toMatchObject([{ answers: [false], share: 1, ordinary: true, example: null }]);
  });
  it('is in doubt where readings differ', () => {
    expect(classes('Bool', 'true').map(answersOf)).toEqual([
      ['AWS does not say what aws:viaawsservice is for such a request'],
    ]);
  });
  it('is in doubt for the reason that every reading has', () => {
    expect(classes('Null', '«Flag»').map(answersOf)).toEqual([['parameter Flag has no default']]);
  });
});
