import { type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { addPermission } from './functions.js';
import { type Content, generateMap, withEntry } from './generate.js';
import { getAtt, isGiven, ref, sub } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

const apiTypes = new Set([
  'AWS::Serverless::Api',
  'AWS::Serverless::HttpApi',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
]);
const functionTypes = new Set(['AWS::Serverless::Function', 'AWS::Lambda::Function']);

/**
 * Connectors from an API to functions let the API call them; all others change nothing about an API.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/managing-permissions-connectors.html
 */
export function addConnectorPermissions(resources: readonly SamResource[], translation: Translation): void {
  for (const resource of resources)
    if (resource.type === 'AWS::Serverless::Connector') addConnector(resource, translation);
  const section = get(translation.template, 'Resources');
  for (const entry of section?.kind === 'map' ? section.entries.values() : []) {
    const connectors = get(entry.value, 'Connectors');
    for (const connector of connectors?.kind === 'map' ? connectors.entries.values() : [])
      addConnector(embedded(entry, connector), translation);
  }
}

/** A connector among a resource's attributes as a resource of its own. */
function embedded(source: Entry, connector: Entry): SamResource {
  const written = get(connector.value, 'Properties');
  const properties = written?.kind === 'map' ? written : generateMap({}, connector.value);
  const reference = get(properties, 'SourceReference');
  const origin = { span: connector.keySpan };
  const own = reference?.kind === 'map' ? reference : generateMap({}, origin);
  return {
    id: `${source.key}${connector.key}`,
    type: 'AWS::Serverless::Connector',
    header: connector.keySpan,
    whole: connector.value.kind === 'map' ? connector.value : generateMap({}, origin),
    properties: withEntry(
      properties,
      'Source',
      withEntry(own, 'Id', generateMap({ Id: source.key }, origin).entries.get('Id')?.value ?? own),
    ),
  };
}

function addConnector(connector: SamResource, translation: Translation): void {
  const source = get(connector.properties, 'Source');
  const destination = get(connector.properties, 'Destination');
  const permissions = get(connector.properties, 'Permissions');
  const asked = permissions?.kind === 'list' && permissions.items.some((item) => textOf(item) === 'Write');
  if (!source || !destination || !asked) return;
  if (!apiTypes.has(typeOf(source, translation) ?? '')) return;
  const several = destination.kind === 'list';
  const destinations = several ? destination.items : [destination];
  for (const [at, target] of destinations.entries()) {
    if (!functionTypes.has(typeOf(target, translation) ?? '')) continue;
    const suffix = several ? `Destination${at}` : '';
    addPermission(
      connector,
      `${connector.id}WriteLambdaPermission${suffix}`,
      {
        function: identified(target, (id) => getAtt(id, 'Arn'), 'Arn'),
        sourceArn: sub(
          'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${SourceResourceId}/${SourceQualifier}',
          {
            SourceResourceId: identified(source, ref, 'ResourceId'),
            SourceQualifier: get(source, 'Qualifier') ?? (get(source, 'Id') ? '*' : null),
          },
        ),
        origin: { span: connector.header },
      },
      translation,
    );
  }
}

/** What a connector says of an end: the resource's logical id, or the property itself. */
function identified(end: Value, of: (id: string) => Content, property: string): Content {
  const id = textOf(get(end, 'Id'));
  return id === undefined ? (get(end, property) ?? null) : of(id);
}

function typeOf(end: Value, translation: Translation): string | undefined {
  const id = get(end, 'Id');
  if (!isGiven(id)) return textOf(get(end, 'Type'));
  const resource: Value | MapValue | undefined = get(get(translation.template, 'Resources'), textOf(id) ?? '');
  return textOf(get(resource, 'Type'));
}
