import { expect, it } from 'vitest';
import {
  hasEdgeWebAcl,
  isBeforeStage,
  isBehindWebAcl,
  turnsAway,
  webAclOf,
} from '../../../src/graph/derive/web-acl.js';
import type { Fact } from '../../../src/graph/fact.js';
import type { Api, Distribution, Stage, WebAcl, WebAclAssociation } from '../../../src/graph/model.js';
import { api, association, graph, place, said, stage, unsaid, webAcl, words } from '../build-graph.js';

const at = (one: Stage) => ({ kind: 'stage' as const, stage: one });
const somewhere = (only: Api | null = null) => ({
  kind: 'unknown' as const,
  reason: 'parameter Target has no default',
  span: place(),
  api: only,
});

it('finds the ACL of an association with the stage', () => {
  const prod = stage(api());
  const acl = webAcl();
  const all = graph({ webAclAssociations: [association(at(prod), said(acl))] });
  expect(words(webAclOf(all, prod))).toBe(acl);
  expect(words(isBehindWebAcl(all, stage(api(), 'other')))).toBe(false);
});

it('does not know the ACL of a stage that an association of an unknown target may mean', () => {
  const prod = stage(api());
  const all = graph({ webAclAssociations: [association(somewhere(), said(webAcl()))] });
  expect(words(isBehindWebAcl(all, prod))).toBe(
    'unknown: Association may put a web ACL before this stage: parameter Target has no default',
  );
});

it('lets an unknown target be a stage of its own API only', () => {
  const shop = api();
  const all = graph({ webAclAssociations: [association(somewhere(shop), said(webAcl()))] });
  expect(words(isBehindWebAcl(all, stage(shop)))).toMatch(/unknown/);
  expect(words(isBehindWebAcl(all, stage(api())))).toBe(false);
});

it('prefers an association that is known', () => {
  const prod = stage(api());
  const acl = said(webAcl());
  const all = graph({ webAclAssociations: [association(somewhere(), acl), association(at(prod), acl)] });
  expect(words(isBehindWebAcl(all, prod))).toBe(true);
});

it('counts an ACL outside the input that is named by its ARN, not one of which nothing is known', () => {
  const prod = stage(api());
  const outside = unsaid('web ACL arn:aws:wafv2:… is not in the input');
  const named = graph({ webAclAssociations: [association(at(prod), outside, { namesAcl: true })] });
  expect(words(isBehindWebAcl(named, prod))).toBe(true);
  const imported = graph({ webAclAssociations: [association(at(prod), unsaid('ImportValue core-WebAcl'))] });
  expect(words(isBehindWebAcl(imported, prod))).toBe('unknown: ImportValue core-WebAcl');
});

it('does not know whether there is an ACL where parts of the input could not be read', () => {
  const hidden = graph({ incomplete: [{ reason: 'nested stack Waf is not in the input', span: place() }] });
  expect(words(isBehindWebAcl(hidden, stage(api())))).toBe('unknown: nested stack Waf is not in the input');
});

it('turns away by default or by a rule', () => {
  expect(words(turnsAway(webAcl({ blocks: said(false) })))).toBe(false);
  expect(words(turnsAway(webAcl({ blocks: said(true) })))).toBe(true);
  expect(words(turnsAway(webAcl({ blocks: said(false), defaultAction: said('block') })))).toBe(true);
  expect(words(turnsAway(webAcl({ blocks: unsaid('parameter Mode') })))).toBe('unknown: parameter Mode');
});

it('is behind an ACL of elsewhere that an association with this very stage names', () => {
  const prod = stage(api());
  const named = (target: WebAclAssociation['target']) =>
    words(
      isBehindWebAcl(
        graph({ webAclAssociations: [association(target, unsaid('ImportValue Acl'), { namesAcl: true })] }),
        prod,
      ),
    );
  expect(named(at(prod))).toBe(true);
  expect(named(at(stage(api(), 'other')))).toBe(false);
  expect(named({ kind: 'other' })).toBe(false);
  expect(named(somewhere())).toMatch(/^unknown: /);
});

it('has no ACL of an association that API Gateway does not take', () => {
  const shop = api();
  const prod = stage(shop);
  const unsupported = { kind: 'unsupported' as const, api: shop, stage: prod, span: place() };
  expect(words(webAclOf(graph({ webAclAssociations: [association(unsupported, said(webAcl()))] }), prod))).toBe(null);
});

it('is in use before a stage only', () => {
  const acl = webAcl();
  const used = graph({ webAclAssociations: [association(at(stage(api())), said(acl))] });
  expect(words(isBeforeStage(used, acl))).toBe(true);
  expect(words(isBeforeStage(graph({ webAclAssociations: [association({ kind: 'other' }, said(acl))] }), acl))).toBe(
    false,
  );
  expect(words(isBeforeStage(graph(), acl))).toBe(false);
});

it('is in use where it is this ACL, and its target is a stage', () => {
  const acl = webAcl();
  const shop = api({ kind: 'http' });
  const used = (target: WebAclAssociation['target'], named: Fact<WebAcl | null> = said(acl)) =>
    words(isBeforeStage(graph({ webAclAssociations: [association(target, named)] }), acl));
  expect(used({ kind: 'unsupported', api: shop, stage: stage(shop), span: place() })).toBe(false);
  expect(used(at(stage(api())), said(webAcl()))).toBe(false);
  expect(used(at(stage(api())), unsaid('ImportValue Acl'))).toBe(false);
  expect(used(somewhere())).toBe('unknown: parameter Target has no default');
});

const distribution = (hasWebAcl: Fact<boolean>, ...origins: Fact<Api | null>[]): Distribution => ({
  node: 'distribution',
  id: 'Front',
  resource: 'Front',
  span: place(),
  hasWebAcl,
  origins,
});

it('looks for a distribution with a web ACL before an HTTP API', () => {
  const web = api({ kind: 'http' });
  const fronted = (...all: Distribution[]) => words(hasEdgeWebAcl(graph({ distributions: all }), web));
  expect(fronted()).toBe(false);
  expect(fronted(distribution(said(true), said(web)))).toBe(true);
  expect(fronted(distribution(said(false), said(web)))).toBe(false);
  expect(fronted(distribution(said(true), said(null)))).toBe(false);
  expect(fronted(distribution(said(true), unsaid('parameter Origin')))).toBe('unknown: parameter Origin');
  expect(fronted(distribution(said(false), unsaid('parameter Origin')))).toBe(false);
});
