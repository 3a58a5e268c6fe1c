import { textOf, type Value } from '../../../text/value.js';
import { field, itemsOf } from '../configuration.js';
import { type Draft, locate, locateEntries } from '../draft.js';
import { methodAndPath } from '../events/http.js';
import { merge } from '../merge.js';
import { methodId } from '../naming.js';
import { restApiReference } from '../rest.js';
import type { Service } from '../service.js';
import type { Template } from '../template.js';

/** The kinds of parameters that a documented method gets, by the setting that lists them. */
const parameterKinds = { requestHeaders: 'header', queryParams: 'querystring', pathParams: 'path' };

/**
 * serverless-aws-documentation: models of request and response bodies, and the parameters of methods. It attaches no
 * validator.
 * https://github.com/9cookies/serverless-aws-documentation#define-the-models
 */
export function documentApi(service: Service, template: Template): void {
  const settings = service.custom('documentation');
  if (settings === undefined) return;
  for (const model of itemsOf(field(settings, 'models')) ?? []) {
    const name = field(model, 'name');
    if (!name) continue;
    template.add(
      `${textOf(name) ?? ''}Model`,
      'AWS::ApiGateway::Model',
      { name: 'custom.documentation', span: name.span },
      {
        RestApiId: restApiReference(service),
        ContentType: field(model, 'contentType'),
        Name: name,
        Schema: field(model, 'schema'),
      },
    );
  }
  for (const event of service.events(service.functions, 'http')) {
    const place = methodAndPath(event.value);
    const documentation = event.value.kind === 'map' ? field(event.value, 'documentation') : undefined;
    if (place && documentation)
      document(template, methodId(textOf(place.path) ?? '', textOf(place.method) ?? ''), documentation);
  }
}

function document(template: Template, id: string, documentation: Value): void {
  const method = template.resources.get(id);
  if (!method) return;
  const before = field(method.value, 'Properties', 'RequestParameters');
  const parameters = Object.entries(parameterKinds).flatMap(([key, kind]) =>
    (itemsOf(field(documentation, key)) ?? []).flatMap((item): [string, Draft][] => {
      const name = textOf(field(item, 'name'));
      const parameter = `method.request.${kind}.${name}`;
      const required = field(item, 'required') ?? false;
      return name === undefined || field(before, parameter) ? [] : [[parameter, required]];
    }),
  );
  const models = field(documentation, 'requestModels');
  const properties = {
    ...(models && { RequestModels: models }),
    ...(parameters.length > 0 && { RequestParameters: locateEntries(parameters, documentation.span) }),
  };
  template.resources.set(id, {
    ...method,
    value: merge(method.value, locate({ Properties: properties }, documentation.span)),
  });
}
