import type { RawFinding } from '../rules/explain.js';
import { sha1 } from '../text/sha1.js';
import type { Finding } from './finding.js';

/**
 * What a finding is about, whatever file and line it stands in: rule, API, resource, route, stage and the deciding
 * fact with its value. 80 bits as 20 hexadecimal digits.
 */
export function fingerprintOf({ rule, subject, deciding }: RawFinding): string {
  const { api, resource, route, stage } = subject;
  const name = api && (api.name.known ? api.name.value : api.id);
  return hashOf([rule, api?.kind ?? null, name, resource, route, stage, deciding]);
}

export function hashOf(identity: readonly (string | null)[]): string {
  return sha1(JSON.stringify(identity)).slice(0, 20);
}

/** Tells equal fingerprints of one run apart: the second becomes `…:2`, in the order in which they come. */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  numbered(findings: readonly Finding[]): readonly Finding[] {
    return findings.map((finding) => ({ ...finding, fingerprint: this.next(finding.fingerprint) }));
  }

  next(fingerprint: string): string {
    const count = (this.#seen.get(fingerprint) ?? 0) + 1;
    this.#seen.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}:${count}`;
  }
}

/** The fingerprint without its number. */
export function bare(fingerprint: string): string {
  const colon = fingerprint.indexOf(':');
  return colon < 0 ? fingerprint : fingerprint.slice(0, colon);
}
