// Makes the plans of the Terraform fixtures: `fixtures/rules/<rule>/<case>.plan/plan.json` of `<case>.tf/`.
//
//   node scripts/plan-fixtures.mjs
//
// It needs Terraform and the AWS provider (`terraform init` must find it), but neither an account nor a network after
// that: nothing is looked up, nothing is applied. Plans are committed, since tests run without either; remake them when
// a fixture changes. Cases with data sources that ask AWS have none, nor those that the provider refuses (`refused`).
//
// Starting the provider takes longer than planning, so all cases are modules of one configuration that is planned once;
// each module's part of the plan, with the module taken out of its addresses, is what the CLI writes for it alone.
//
// What is undecided in source is a variable without a value, and a plan knows its variables. The nearest that it does not
// know is what another resource makes, so variables become `terraform_data` resources in a configuration of the plan's
// own, beside it; its lines are those of the source.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../fixtures/rules/', import.meta.url));

const provider = `provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
`;

const env = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
};

/**
 * What version 5.100 of the provider does not plan: security policies of APIs, those with TLS 1.3 for domains; it crashes
 * where the type of an endpoint is not known.
 */
const refused =
  /^(api-weak-tls\/|domain-weak-tls\/good$|(api-publicly-reachable|domain-without-mtls|private-api-without-policy|resource-policy-missing)\/undecided$)/;

const cases = readCases();
const work = mkdtempSync(join(tmpdir(), 'plan-fixtures-'));
try {
  const whole = planOf(cases);
  for (const one of cases) write(one, partOf(whole, one.module));
  console.log(`${cases.length} plans made`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function readCases() {
  const found = readdirSync(folder).flatMap((rule) =>
    readdirSync(join(folder, rule))
      .filter((entry) => entry.endsWith('.tf'))
      .map((entry) => ({ rule, name: entry.slice(0, -'.tf'.length), source: join(folder, rule, entry) })),
  );
  return found.flatMap((one, at) => {
    if (refused.test(`${one.rule}/${one.name}`)) return [];
    const files = readdirSync(one.source).map((file) => [file, readFileSync(join(one.source, file), 'utf8')]);
    if (files.some(([, text]) => /^data "aws_(?!iam_policy_document)/m.test(text))) return [];
    const hasVariables = files.some(([, text]) => /^variable /m.test(text));
    const texts = files.map(([file, text]) => [file, hasVariables ? withoutVariables(text) : text]);
    return [{ ...one, module: `case${at}`, files: texts, isOwn: hasVariables }];
  });
}

/** Variables as what is known after apply. All lines stay where they are; what is undecided is said where it is read. */
function withoutVariables(text) {
  const comments = new Map();
  const resources = text.replace(/^variable "([^"]+)" \{(\}|\n *type *= .*\n\})(.*)$/gm, (_, name, body, comment) => {
    comments.set(name, comment);
    const breaks = '\n'.repeat(body.split('\n').length - 1);
    const isList = new RegExp(`(for_each|allow_origins|audience|authorization_scopes) *= *var\\.${name}\\b`).test(text);
    const isMap = new RegExp(`\\bvariables *= *var\\.${name}\\b`).test(text);
    const value = '"known after apply"';
    const input = isList ? `[${value}]` : isMap ? `{ url = ${value} }` : value;
    return `resource "terraform_data" "${name}" { input = ${input} }${breaks}`;
  });
  return resources
    .split('\n')
    .map((line) => {
      const names = Array.from(line.matchAll(/\bvar\.([A-Za-z0-9_-]+)/g), ([, name]) => name);
      const comment = line.includes('# undecided') ? '' : (names.map((name) => comments.get(name)).find(Boolean) ?? '');
      return line.replace(/\bvar\.([A-Za-z0-9_-]+)/g, 'terraform_data.$1.output') + comment;
    })
    .join('\n');
}

function planOf(all) {
  const calls = all.map(({ module }) => `module "${module}" {\n  source = "./${module}"\n}\n`);
  writeFileSync(join(work, 'main.tf'), [provider, ...calls].join('\n'));
  for (const { module, files } of all) {
    mkdirSync(join(work, module));
    for (const [file, text] of files) writeFileSync(join(work, module, file), text);
  }
  terraform('init', '-input=false', '-no-color');
  terraform('plan', '-input=false', '-no-color', '-refresh=false', '-lock=false', '-out=plan.bin');
  return JSON.parse(terraform('show', '-json', 'plan.bin'));
}

/** The plan of one module as if it were the root. */
function partOf(whole, module) {
  const prefix = `module.${module}.`;
  const bare = ({ module_address: _, ...resource }) => ({
    ...resource,
    address: resource.address.slice(prefix.length),
  });
  const values = whole.planned_values.root_module.child_modules.find(({ address }) => `${address}.` === prefix);
  return {
    format_version: whole.format_version,
    terraform_version: whole.terraform_version,
    planned_values: { root_module: { resources: values.resources.map(bare) } },
    resource_changes: whole.resource_changes.filter(({ address }) => address.startsWith(prefix)).map(bare),
    configuration: {
      provider_config: providersOf(whole.configuration.provider_config, module),
      root_module: rootOf(whole.configuration.root_module.module_calls[module].module, module),
    },
    applyable: whole.applyable,
    complete: whole.complete,
    errored: whole.errored,
  };
}

function rootOf(configuration, module) {
  const resources = configuration.resources.map((resource) => ({
    ...resource,
    provider_config_key: resource.provider_config_key.replace(`module.${module}:`, ''),
  }));
  return { ...configuration, resources };
}

function providersOf(all, module) {
  const own = Object.entries(all).flatMap(([key, { module_address: address, ...config }]) => {
    if (address === undefined) return [[key, config]];
    return address === `module.${module}` ? [[key.slice(`${address}:`.length), config]] : [];
  });
  return Object.fromEntries(own);
}

function write({ rule, name, files, isOwn }, plan) {
  const target = join(folder, rule, `${name}.plan`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  writeFileSync(join(target, 'plan.json'), `${JSON.stringify(plan)}\n`);
  if (isOwn) for (const [file, text] of files) writeFileSync(join(target, file), text);
}

function terraform(...args) {
  try {
    return execFileSync('terraform', args, { cwd: work, env, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
  } catch (error) {
    console.error(error.stderr);
    throw new Error(`terraform ${args[0]} failed`);
  }
}
