// What a Node program cannot do without on such files, and no more: it walks, reads, skips by keyword and parses with
// the fastest parser. No graph, no rules, no places.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const marks = ['AWS::ApiGateway', 'AWS::Serverless', 'x-amazon-apigateway-', 'aws_api'].map((mark) =>
  Buffer.from(mark),
);
let yaml;

await visit(process.argv[2]);

async function visit(path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) await visit(join(path, name));
    return;
  }
  if (!/\.(ya?ml|json|template)$/.test(path)) return;
  const bytes = readFileSync(path);
  if (!marks.some((mark) => bytes.includes(mark))) return;
  const text = bytes.toString('utf8');
  if (path.endsWith('.json')) {
    JSON.parse(text);
    return;
  }
  yaml ??= await import('js-yaml');
  yaml.parseEvents(text);
}
