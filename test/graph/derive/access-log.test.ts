import { expect, it } from 'vitest';
import {
  accessLogFormat,
  accessLogging,
  isStructured,
  leakedCredentials,
  missingFields,
} from '../../../src/graph/derive/access-log.js';
import { api, byAws, said, stage, unsaid, words } from '../build-graph.js';

const withLog = (destination: string | null, format: string | null) =>
  stage(api(), 'prod', { accessLog: said({ destination: said(destination), format: said(format) }) });

it('needs a destination and a format', () => {
  expect(words(accessLogging(stage(api())))).toBe(false);
  expect(words(accessLogging(withLog('arn:aws:logs:…', '$context.requestId')))).toBe(true);
  expect(words(accessLogging(withLog(null, '$context.requestId')))).toBe(false);
  expect(words(accessLogging(withLog('arn:aws:logs:…', null)))).toBe(false);
});

it('counts a destination that is known only at deploy', () => {
  const log = { destination: unsaid('ImportValue logs'), format: said('$context.requestId') };
  expect(words(accessLogging(stage(api(), 'prod', { accessLog: said(log) })))).toBe(true);
});

it('does not know a log that is not known', () => {
  expect(words(accessLogging(stage(api(), 'prod', { accessLog: unsaid('set after the deploy') })))).toBe(
    'unknown: set after the deploy',
  );
  expect(accessLogging(stage(api(), 'prod', { accessLog: byAws(null) }))).toMatchObject({ assumed: 'AWS default' });
});

const complete =
  '{"id":"$context.requestId","ip":"$context.identity.sourceIp","at":"$context.requestTime","how":"$context.httpMethod","what":$context.status}';

it('names what a format leaves out', () => {
  expect(missingFields(complete)).toEqual([]);
  expect(missingFields('$context.requestId $context.status')).toEqual(['caller address', 'time', 'method or route']);
});

it('takes a route key for the route and an extended id for the request', () => {
  const format =
    '$context.extendedRequestId $context.identity.sourceIp $context.requestTimeEpoch $context.routeKey $context.status';
  expect(missingFields(format)).toEqual([]);
});

it('does not take another status for the response’s', () => {
  expect(missingFields(complete.replace('$context.status', '$context.integration.status'))).toEqual(['status']);
});

it.each([
  ['$context.identity.apiKey', true],
  ['$context.identity.apiKeyId', false],
  ['$context.authorizer', true],
  ['$context.authorizer.jwt', true],
  ['$context.authorizer.jwt.claims', true],
  ['$context.authorizer.lambda', true],
  ['$context.authorizer.jwt.claims.sub', false],
  ['$context.integration.request.token', false],
  ['$context.other.authorizer.token', false],
  ['$context.other.identity.apiKey', false],
  ['$context.authorizer.claims', true],
  ['$context.authorizer.claims.sub', false],
  ['$context.authorizer.principalId', false],
  ['$context.authorizer.access_token', true],
  ['$context.authorizer.tokenUse', false],
])('leaks a credential by %s: %s', (variable, leaks) => {
  expect(leakedCredentials(`{"x":"${variable}"}`)).toEqual(leaks ? [variable] : []);
});

it.each([
  ['JSON', complete],
  ['JSON with unquoted numbers', '{"latency":$context.integration.latency,"id":"$context.requestId"}'],
  ['JSON that ends in a variable', '{"status":$context.status}'],
  ['JSON with a hole', '{"stack":"${AWS::StackName}","id":"$context.requestId"}'],
  ['XML', '<request id="$context.requestId"><ip>$context.identity.sourceIp</ip></request>'],
  ['XML with blanks around', ' <a x="1" y=\'2\'>\n <b/> <c>$context.status</c>\n</a> '],
  ['CSV with quotes', '"$context.identity.userAgent, $context.path", "$context.status"'],
  ['CSV', '$context.identity.sourceIp,$context.requestTime,$context.status'],
  [
    'Common Log Format',
    '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId',
  ],
])('reads %s', (_, format) => {
  expect(isStructured(format)).toBe(true);
});

it.each([
  ['free text', 'request $context.requestId was answered with $context.status'],
  ['a list of names and values', 'requestId: $context.requestId, ip: $context.identity.sourceIp'],
  ['broken JSON', '{"id":"$context.requestId",}'],
  ['broken XML', '<request><ip>$context.identity.sourceIp</request>'],
  ['one variable', '$context.requestId'],
  ['a JSON text', '"request $context.requestId"'],
  ['text before XML', 'log: <ip>$context.identity.sourceIp</ip>'],
  ['text behind XML', '<ip>$context.identity.sourceIp</ip> done'],
  ['XML with a stray bracket', '<ip>1 < $context.status</ip>'],
  ['XML that stays open', '<request><ip>$context.identity.sourceIp</ip>'],
  ['a sentence with a comma', '$context.requestId, and then some'],
  ['Common Log Format without its time', '1 2 3 [] "$context.httpMethod /" $context.status 5'],
  ['Common Log Format behind text', 'log: 1 2 3 [$context.requestTime] "GET /" 200 5'],
  ['Common Log Format before text', '1 2 3 [$context.requestTime] "GET /" 200 5  and more'],
])('does not read %s', (_, format) => {
  expect(isStructured(format)).toBe(false);
});

it('tells the format of the log, none without a log', () => {
  expect(words(accessLogFormat(withLog('arn:aws:logs:…', '$context.requestId')))).toBe('$context.requestId');
  expect(words(accessLogFormat(stage(api())))).toBe(null);
});

it.each([
  [
    'a common log line',
    '$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod $context.path" $context.status $context.responseLength',
    true,
  ],
  [
    'one with more fields',
    'host ident user [20/Nov/2026] "GET /pets HTTP/1.1" 200 15 $context.requestId ${Account}',
    true,
  ],
  ['one without the size', 'host ident user [20/Nov/2026] "GET /pets" 200', false],
  ['fields in quotes with commas in them', '"$context.path, quoted",$context.status', true],
  ['words between commas', 'status is $context.status, path is $context.path', false],
  ['JSON with a hole', '{"account": ${Account}, "status": $context.status}', true],
  ['JSON that is a number', '$context.status', false],
  ['JSON null', 'null', false],
  ['XML with attributes', '<log  at = "$context.requestTime" by=\'x\'> <id>$context.requestId</id> </log> ', true],
  ['XML with a short element', '<log><id value="1"/></log>', true],
  ['XML that does not close', '<log><id></log></id>', false],
  ['text before XML', 'log: <log>1</log>', false],
  ['text behind XML', '<log>1</log> end', false],
  ['blanks around JSON', '  {"id": "$context.requestId"}  ', true],
])('takes %s for structured: %#', (_, format, structured) => {
  expect(isStructured(format)).toBe(structured);
});

it.each(['authorizer', 'authorizer.claims', 'authorizer.jwt', 'authorizer.jwt.claims', 'authorizer.lambda'])(
  'leaks whatever is in $context.%s',
  (name) => expect(leakedCredentials(`"$context.${name}"`)).toEqual([`$context.${name}`]),
);

it.each(['my.authorizer', 'authorizer.claims.sub', 'authorizer.jwt.scopes', 'integration.token'])(
  'does not leak by $context.%s',
  (name) => expect(leakedCredentials(`"$context.${name}"`)).toEqual([]),
);
