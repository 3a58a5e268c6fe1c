import { type Fact, mapFact, thenFact } from '../fact.js';
import type { HeaderValue } from '../model.js';

/**
 * An origin that browsers are told to admit: a text (`https://example.com`, `*`), or `echo` where whatever origin
 * asks is sent back.
 */
export interface AllowedOrigin {
  readonly text: string;
  readonly echo: boolean;
}

/** Admits pages of everybody: all of the web, all of one scheme, or the origin of sandboxed pages and files. */
export function admitsEverybody({ text, echo }: AllowedOrigin): boolean {
  return echo || /^(\*|null|(https?|\*):\/\/\*)$/i.test(text);
}

/** Admits pages that travel unencrypted; a page on one's own machine does not travel. */
export function isInsecure({ text, echo }: AllowedOrigin): boolean {
  if (echo || !/^http:\/\//i.test(text) || admitsEverybody({ text, echo })) return false;
  return !/^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:|\/|$)/i.test(text);
}

const isHole = (text: string) => /^\$\{[^{}]*\}$/.test(text.trim());

/** An origin as HTTP APIs list it. */
export function listedOrigin(text: string, place: Fact<unknown>): Fact<AllowedOrigin> {
  if (isHole(text)) return { ...place, known: false, reason: `origin ${text} is known only at deploy` };
  return { ...place, known: true, value: { text, echo: false }, assumed: null };
}

/**
 * The origin that a mapping expression of a response header means: a constant stands in single quotes, a gateway
 * response may send back the request's own header. What the backend answers is not API Gateway's to say: null.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function mappedOrigin(header: HeaderValue): Fact<AllowedOrigin | null> {
  return thenFact(header.value, (expression): Fact<AllowedOrigin | null> => {
    const constant = /^'(.*)'$/s.exec(expression.trim())?.[1];
    if (constant !== undefined) return listedOrigin(constant, header.value);
    if (/^method\.request\.header\.origin$/i.test(expression.trim()))
      return { ...header.value, known: true, value: { text: 'the caller’s own', echo: true }, assumed: null };
    if (isHole(expression))
      return { ...header.value, known: false, reason: `the header ${expression} is known only at deploy` };
    return mapFact(header.value, () => null);
  });
}

/**
 * The origins that a response's mapping template sets: a constant, the request's origin guarded by a pattern (then the
 * pattern), or the request's origin as it is.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function templateOrigins(template: string): AllowedOrigin[] {
  const value = headerSet(template);
  if (value === undefined) return [];
  const constant = /^["']([^"'$]*)["']$/.exec(value)?.[1];
  if (constant !== undefined) return [{ text: constant, echo: false }];
  if (!/\$/.test(value)) return [];
  const patterns = Array.from(
    template.matchAll(/\.(?:matches|equals)\(\s*["']([^"']+)["']\s*\)/g),
    (match) => match[1] ?? '',
  );
  const equal = Array.from(template.matchAll(/==\s*["']([^"']+)["']/g), (match) => match[1] ?? '');
  const guards = [...patterns.flatMap((pattern) => pattern.split('|')).map(plainPattern), ...equal];
  if (guards.length > 0) return guards.map((text) => ({ text, echo: text === '*' }));
  return /\.(contains|containsKey|startsWith|endsWith|indexOf)\(/.test(template)
    ? []
    : [{ text: 'the caller’s own', echo: true }];
}

/** What the first `#set` of the header that has its end in its line or on the next sets it to. */
function headerSet(template: string): string | undefined {
  const set = /#set\s*\(\s*\$context\.responseOverride\.header\.["']?Access-Control-Allow-Origin["']?\s*=/gi;
  for (const found of template.matchAll(set)) {
    const rest = template.slice(found.index + found[0].length).trimStart();
    const line = /^[^\n]*/.exec(rest)?.[0] ?? '';
    const end = /\)[^\S\n]*(?:$|#)/.exec(line)?.index;
    if (end !== undefined) return line.slice(0, end).trimEnd();
    if (/^\s*\)\s*?(?:$|[\n#])/.test(rest.slice(line.length))) return line.trimEnd();
  }
  return undefined;
}

/** A pattern as the origin that it means: `https://.+[.]example[.]com` is `https://*.example.com`. */
function plainPattern(pattern: string): string {
  return pattern
    .replace(/^[\^(]+|(?<![$)])[$)]+$/g, '')
    .replace(/\[\.\]|\\{1,2}\./g, '\u0000')
    .replace(/\.[*+]\??/g, '*')
    .replaceAll('\u0000', '.');
}

/** Whether a mapping template lets browsers send credentials. */
export function templateAdmitsCredentials(template: string): boolean {
  return /responseOverride\.header\.["']?Access-Control-Allow-Credentials["']?\s*=\s*["']?true/i.test(template);
}
