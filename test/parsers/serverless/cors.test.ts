import { describe, expect, it } from 'vitest';
import { idsOf, placeOf, properties, readService, withEvents } from './service.js';

function preflight(...settings: string[]): Record<string, unknown> {
  const verbs = ['get', 'put', 'post'];
  const events = settings.map((cors, index) => `      - http: {path: /a, method: ${verbs[index]}, cors: ${cors}}\n`);
  const integration = properties(readService(withEvents(events.join(''))), 'ApiGatewayMethodAOptions')?.Integration;
  const [response] = (integration as { IntegrationResponses: Record<string, unknown>[] }).IntegrationResponses;
  const parameters = Object.entries(response?.ResponseParameters as Record<string, unknown>);
  const headers = Object.fromEntries(
    parameters.map(([key, value]) => [key.replace('method.response.header.', ''), value]),
  );
  return {
    ...headers,
    template: (response?.ResponseTemplates as Record<string, unknown> | undefined)?.['application/json'],
  };
}

describe('cors of http events', () => {
  it('true allows any origin', () => {
    expect(preflight('true')).toEqual({
      'Access-Control-Allow-Origin': "'*'",
      'Access-Control-Allow-Headers':
        "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-User-Agent,X-Amzn-Trace-Id'",
      'Access-Control-Allow-Methods': "'OPTIONS,GET'",
      template: undefined,
    });
  });

  it('is a mock without authorization, placed at the setting', () => {
    const service = readService(
      withEvents('      - http:\n          path: /a\n          method: get\n          cors: true\n'),
    );
    expect(properties(service, 'ApiGatewayMethodAOptions')).toMatchObject({
      HttpMethod: 'OPTIONS',
      Integration: { Type: 'MOCK' },
    });
    expect(placeOf(service, 'ApiGatewayMethodAOptions')).toBe('serverless.yml:10 true');
  });

  it('false makes none', () => {
    expect(
      idsOf(readService(withEvents('      - http: {path: /a, method: get, cors: false}\n')), 'AWS::ApiGateway::Method'),
    ).toEqual(['ApiGatewayMethodAGet']);
  });

  it('one origin', () => {
    expect(preflight('{origin: "https://a.example", allowCredentials: true, maxAge: 60}')).toMatchObject({
      'Access-Control-Allow-Origin': "'https://a.example'",
      'Access-Control-Allow-Credentials': "'true'",
      'Access-Control-Max-Age': "'60'",
    });
  });

  it.each(['{origins: ["https://*.a.example", "https://b"]}', '{origin: "https://*.a.example, https://b"}'])(
    'several origins are matched: %s',
    (cors) => {
      const found = preflight(cors);
      expect(found['Access-Control-Allow-Origin']).toBe("'https://*.a.example'");
      expect(found.template).toContain('$origin.matches("https://.+[.]a[.]example") || $origin.matches("https://b")');
    },
  );

  it('events of one path are united: the last origin counts, credentials stay', () => {
    expect(preflight('{origin: "https://a", allowCredentials: true}', 'true')).toMatchObject({
      'Access-Control-Allow-Origin': "'*'",
      'Access-Control-Allow-Credentials': "'true'",
      'Access-Control-Allow-Methods': "'OPTIONS,PUT,GET'",
    });
  });

  it('ANY stands for all methods', () => {
    const service = readService(withEvents('      - http: {path: /a, method: any, cors: true}\n'));
    expect(JSON.stringify(properties(service, 'ApiGatewayMethodAOptions'))).toContain(
      "'OPTIONS,DELETE,GET,HEAD,PATCH,POST,PUT'",
    );
  });

  it('an unknown origin is unknown', () => {
    expect(preflight('{origin: "https://${env:HOST}"}')['Access-Control-Allow-Origin']).toBe("'https://?${env:HOST}'");
    expect(preflight('{allowCredentials: "${env:C}"}')['Access-Control-Allow-Credentials']).toBe("'?${env:C}'");
  });

  it('unknown as a whole leaves the service incomplete', () => {
    expect(
      readService(withEvents('      - http: {path: /a, method: get, cors: "${env:CORS}"}\n')).incomplete,
    ).toHaveLength(1);
  });

  it('answers of a lambda integration carry it', () => {
    const service = readService(withEvents('      - http: {path: /a, method: get, integration: lambda, cors: true}\n'));
    expect(JSON.stringify(properties(service, 'ApiGatewayMethodAGet'))).toContain(
      `"method.response.header.Access-Control-Allow-Origin":"'*'"`,
    );
  });

  it('a preflight of one’s own replaces it', () => {
    const service = readService(
      withEvents('      - http: {path: /a, method: get, cors: true}\n      - http: {path: /a, method: options}\n'),
    );
    expect(properties(service, 'ApiGatewayMethodAOptions')).toMatchObject({ Integration: { Type: 'AWS_PROXY' } });
    expect(service.diagnostics).toEqual([]);
  });
});
