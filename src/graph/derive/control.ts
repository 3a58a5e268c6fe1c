import type { Span } from '../../text/source.js';
import type { Fact } from '../fact.js';
import type { Api, Construct, Graph, Stage } from '../model.js';
import { concluded } from './combine.js';

/** A protection that somebody put before an API, and whether API Gateway heeds it there. */
export interface Control {
  readonly what: 'resource policy' | 'web ACL' | 'client certificate';
  readonly api: Api;
  readonly stage: Stage | null;
  readonly resource: string;
  readonly span: Span;
  readonly construct?: Construct;
  readonly hasEffect: Fact<boolean>;
}

/**
 * Resource policies, web ACLs and client certificates, by what the kind of API supports: REST all of them, WebSocket
 * stages client certificates, HTTP APIs none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
 * https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
 */
export function controlsOf(graph: Graph): Control[] {
  const controls: Control[] = [];
  for (const api of graph.apis) {
    const { policy } = api;
    const supported = api.kind === 'rest';
    if (policy.known && policy.value !== null)
      controls.push({
        what: 'resource policy',
        api,
        stage: null,
        resource: api.resource,
        span: policy.span,
        ...(api.construct && { construct: api.construct }),
        hasEffect: { ...policy, value: supported },
      });
    for (const stage of api.stages) {
      const certificate = stage.clientCertificate;
      if (certificate.known && certificate.value !== null)
        controls.push({
          what: 'client certificate',
          api,
          stage,
          resource: stage.resource,
          span: certificate.span,
          ...(stage.construct && { construct: stage.construct }),
          hasEffect: { ...certificate, value: api.kind !== 'http' },
        });
    }
  }
  for (const { target, resource, span, construct } of graph.webAclAssociations) {
    if (target.kind !== 'stage' && target.kind !== 'unsupported') continue;
    const api = target.kind === 'stage' ? target.stage.api : target.api;
    const place = target.kind === 'unsupported' ? target.span : span;
    controls.push({
      what: 'web ACL',
      api,
      stage: target.stage,
      resource,
      span,
      ...(construct && { construct }),
      hasEffect: concluded(target.kind === 'stage' && api.kind === 'rest', place),
    });
  }
  return controls;
}
