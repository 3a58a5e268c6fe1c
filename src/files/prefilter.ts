const bytesOf = (marks: readonly string[]): Buffer[] => marks.map((mark) => Buffer.from(mark));

/** What every file that gatelint reads holds somewhere, in bytes: a cheap look before any parse. */
const marks = bytesOf([
  'AWS::ApiGateway',
  'AWS::Serverless',
  'AWS::WAF',
  'AWS::Lambda::Permission',
  'AWS::CloudFormation::Stack',
  'x-amazon-apigateway-',
  'aws_api_gateway_',
  'aws_apigatewayv2_',
]);

/** What else a plan holds beside its format version. */
const planMarks = bytesOf(['"terraform_version"', '"planned_values"', '"resource_changes"']);

/** What a service of the Serverless Framework has, whatever its file is called. */
const serviceMarks = bytesOf(['provider', 'functions', 'aws']);

const serverlessName = /(^|[\\/])serverless[^\\/]*\.(ya?ml|json|ts|js|mjs|cjs)$/;

/**
 * Whether a file may be infrastructure that concerns API Gateway. UTF-16 counts too: who reads the file says that it has
 * the wrong encoding.
 */
export function mayMatter(path: string, content: Buffer): boolean {
  const bytes = asUtf8(content);
  return (
    serverlessName.test(path) ||
    marks.some((mark) => bytes.includes(mark)) ||
    isPlan(bytes) ||
    (/\.(ya?ml|json)$/.test(path) && serviceMarks.every((mark) => bytes.includes(mark)))
  );
}

/**
 * Whether the bytes look like a Terraform plan as JSON, its keys in any order.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function isPlan(content: Buffer): boolean {
  const bytes = asUtf8(content);
  const start = bytes[0] === 0xef ? 3 : 0;
  return bytes[start] === 0x7b && bytes.includes('"format_version"') && planMarks.some((mark) => bytes.includes(mark));
}

/** `terraform plan -out` writes a zip archive whose first file is the plan. */
export function isBinaryPlan(bytes: Buffer): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes.subarray(0, 256).includes('tfplan');
}

/** UTF-16 with a byte order mark, as PowerShell writes it, in UTF-8; other bytes as they are. */
export function asUtf8(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.toString('utf16le', 2));
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes;
  const whole = bytes.length - (bytes.length % 2);
  return Buffer.from(Buffer.from(bytes.subarray(2, whole)).swap16().toString('utf16le'));
}
