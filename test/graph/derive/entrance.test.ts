import { expect, it } from 'vitest';
import { demandsClientCertificate, entrancesOf, hasMutualTlsDomain } from '../../../src/graph/derive/entrance.js';
import type { Fact } from '../../../src/graph/fact.js';
import type { Api, Domain } from '../../../src/graph/model.js';
import { api, domain, map, said, unsaid, words } from '../build-graph.js';

/** An API with its default endpoint off, behind those domains. */
function behind(...domains: Fact<Domain>[]): Api {
  const shop = api({ defaultEndpoint: said('disabled') });
  for (const one of domains) map(shop, one);
  return shop;
}
const asking = () => said(domain({ mutualTls: said(true) }));
const open = () => said(domain());

it('enters by the default endpoint, unless it is known to be off', () => {
  const entrances = (state: Api['defaultEndpoint']) => entrancesOf(api({ defaultEndpoint: state }));
  expect(entrances(said('enabled'))).toEqual([{ of: 'default-endpoint' }]);
  expect(entrances(unsaid('parameter Endpoint'))).toEqual([{ of: 'default-endpoint' }]);
  expect(entrances(said('disabled'))).toEqual([]);
});

it('enters once by each domain, also by one that the input does not have', () => {
  const shared = open();
  const shop = behind(shared, shared, unsaid('ImportValue Domain'));
  expect(entrancesOf(shop)).toEqual([
    { of: 'domain', domain: shared.known && shared.value },
    { of: 'domain', domain: null },
  ]);
});

it('asks for a client certificate where every way in does', () => {
  expect(words(demandsClientCertificate(behind(asking(), asking())))).toBe(true);
  expect(words(demandsClientCertificate(behind(asking(), open())))).toBe(false);
  const direct = api();
  map(direct, asking());
  expect(words(demandsClientCertificate(direct))).toBe(false);
});

it('may be open where a domain is not in the input, or the endpoint not known', () => {
  const missing = unsaid('ImportValue Domain');
  expect(words(demandsClientCertificate(behind(asking(), missing)))).toBe('unknown: ImportValue Domain');
  expect(words(demandsClientCertificate(behind(open(), missing)))).toBe(false);
  const maybe = api({ defaultEndpoint: unsaid('parameter Endpoint') });
  map(maybe, asking());
  expect(words(demandsClientCertificate(maybe))).toBe('unknown: parameter Endpoint');
  map(maybe, open());
  expect(words(demandsClientCertificate(maybe))).toBe(false);
});

it('says that no way in is known where there is none', () => {
  expect(words(demandsClientCertificate(behind()))).toBe(
    'unknown: its default endpoint is disabled and no custom domain of the input leads to it',
  );
});

it('has a domain with mutual TLS where one of them asks', () => {
  expect(words(hasMutualTlsDomain(behind()))).toBe(false);
  expect(words(hasMutualTlsDomain(behind(open(), asking())))).toBe(true);
  expect(words(hasMutualTlsDomain(behind(open())))).toBe(false);
  expect(words(hasMutualTlsDomain(behind(open(), unsaid('ImportValue Domain'))))).toBe('unknown: ImportValue Domain');
});
