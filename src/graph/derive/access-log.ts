import { type Fact, mapFact, thenFact } from '../fact.js';
import type { Stage } from '../model.js';
import { concluded } from './combine.js';

/**
 * Whether requests are written to an access log: it needs a destination and a format. A destination that is written but
 * known only at deploy is set.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function accessLogging(stage: Stage): Fact<boolean> {
  return thenFact<Stage['accessLog'] extends Fact<infer L> ? L : never, boolean>(stage.accessLog, (log) => {
    if (log === null) return { ...stage.accessLog, known: true, value: false, assumed: assumedBy(stage.accessLog) };
    const destination = mapFact(log.destination, (value) => value !== null);
    if (destination.known && !destination.value) return destination;
    if (log.format.known && log.format.value === null) return { ...log.format, value: false };
    return { ...stage.accessLog, known: true, value: true, assumed: null };
  });
}

/** The log's format; known null where the stage writes no log. */
export function accessLogFormat(stage: Stage): Fact<string | null> {
  return thenFact(stage.accessLog, (log): Fact<string | null> => (log ? log.format : concluded(null, stage.span)));
}

function assumedBy(fact: Fact<unknown>): string | null {
  return fact.known ? fact.assumed : null;
}

/** What an access log must say to be of use after an attack, and the variables that say it. */
const needed: readonly { readonly what: string; readonly variables: readonly string[] }[] = [
  { what: 'request id', variables: ['requestId', 'extendedRequestId'] },
  { what: 'caller address', variables: ['identity.sourceIp'] },
  { what: 'time', variables: ['requestTime', 'requestTimeEpoch'] },
  { what: 'method or route', variables: ['httpMethod', 'resourcePath', 'routeKey', 'path', 'eventType'] },
  { what: 'status', variables: ['status'] },
];

/**
 * What a format leaves out. The variables of the three kinds of API have the same names here, but for the route:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export function missingFields(format: string): string[] {
  const said = variablesOf(format);
  return needed.filter(({ variables }) => !variables.some((name) => said.includes(name))).map(({ what }) => what);
}

/**
 * Variables that copy a credential: the API key itself, a whole authorizer context or all claims, and context values
 * or headers that are named like one. A single claim such as `sub` is none.
 */
export function leakedCredentials(format: string): string[] {
  const leaks = variablesOf(format).filter(isCredential);
  return [...new Set(leaks)].map((name) => `$context.${name}`);
}

function isCredential(name: string): boolean {
  if (name === 'identity.apiKey' || /^authorizer(\.claims|\.jwt(\.claims)?|\.lambda)?$/.test(name)) return true;
  return (
    /^(authorizer|request|requestOverride)\./.test(name) && credentialName.test(name.slice(name.lastIndexOf('.') + 1))
  );
}

const credentialName =
  /^(x[-_])?(authorization|cookie|(access|id|refresh|bearer|session|security|auth)?[-_]?token|jwt|secret|password|api[-_]?key)$/i;

/** The names after `$context.`, in order. */
function variablesOf(format: string): string[] {
  const variables = format.match(/\$context\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g) ?? [];
  return variables.map((variable) => variable.slice('$context.'.length));
}

/**
 * Whether a machine can read the log's lines: JSON, XML, CSV or the Common Log Format, judged with every variable
 * replaced by a number, so that `"latency": $context.responseLatency` is JSON.
 */
export function isStructured(format: string): boolean {
  const text = format
    .replace(/\$context\.[A-Za-z0-9_.-]*[A-Za-z0-9_]/g, '0')
    .replace(/\$\{[^{}]*\}/g, '0')
    .trim();
  return isJson(text) || isXml(text) || isCsv(text) || isCommonLog(text);
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Elements that open and close in order, and nothing outside them. */
function isXml(text: string): boolean {
  const open: string[] = [];
  let at = 0;
  for (const match of text.matchAll(/<(\/?)([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g)) {
    const between = text.slice(at, match.index);
    if (between.includes('<') || (open.length === 0 && between.trim() !== '')) return false;
    at = match.index + match[0].length;
    const name = match[2] ?? '';
    if (match[1] === '/') {
      if (open.pop() !== name) return false;
    } else if (match[4] !== '/') open.push(name);
  }
  return at > 0 && open.length === 0 && text.slice(at).trim() === '';
}

/** At least two fields, each one variable or quoted. */
function isCsv(text: string): boolean {
  const fields = text.match(/(?:"[^"]*"|[^,"])+/g) ?? [];
  return fields.length > 1 && fields.every((field) => /^("[^"]*"|[\w./:-]*)$/.test(field.trim()));
}

/** `host ident user [time] "request" status size`, with more fields behind. */
function isCommonLog(text: string): boolean {
  return /^\S+ \S+ \S+ \[[^\]]+\] "[^"]+" \S+ \S+( \S+)*$/.test(text);
}
