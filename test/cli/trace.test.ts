import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeTerminal } from './terminal.js';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const file = 'fixtures/examples/orders/template.yaml';

async function trace(target: string) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(['explain', '--trace', target], terminal);
  return { status, out: terminal.out, err: terminal.err };
}

describe('gatelint explain --trace', () => {
  test('shows why a route is open, each fact with its line', async () => {
    const { status, out } = await trace(`${file}:POST /payments/webhook`);
    expect(status).toBe(0);
    expect(out).toMatch(/^POST \/payments\/webhook of REST API orders\ncredential: none; from: anyone on the internet/);
    expect(out).toMatch(/^authorization type +NONE .*fixtures\/examples\/orders\/template\.yaml:69$/m);
    expect(out).toMatch(/^resource policy +none \(AWS default\) /m);
    expect(out).toMatch(/^fail +route-without-authorization: authorization is none$/m);
  });

  test('shows why one is not, with the steps on the way', async () => {
    const { out } = await trace(`${file}:get /orders`);
    expect(out).toMatch(/^authorizer +Customers \(cognito\)/m);
    expect(out).toMatch(/^(pass|does not apply) +route-without-authorization: /m);
  });

  test.each([
    [`${file}:GET /ordres`, "has no route 'GET /ordres'; did you mean GET /orders?"],
    [file, '--trace fixtures/examples/orders/template.yaml: write it as FILE:ROUTE'],
    ['nowhere.yaml:GET /', 'nowhere.yaml does not exist'],
  ])('refuses %s', async (target, message) => {
    const { status, err } = await trace(target);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});
