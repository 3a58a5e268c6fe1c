/** What every file that gatelint reads holds somewhere, in bytes: a cheap look before any parse. */
const marks = [
  'AWS::ApiGateway',
  'AWS::Serverless',
  'AWS::WAF',
  'AWS::Lambda::Permission',
  'AWS::CloudFormation::Stack',
  'x-amazon-apigateway-',
  'aws_api_gateway_',
  'aws_apigatewayv2_',
].map((mark) => Buffer.from(mark));

const planMarks = ['"format_version"', '"planned_values"', '"resource_changes"', '"terraform_version"'].map((mark) =>
  Buffer.from(mark),
);

const serverlessName = /(^|[\\/])serverless[^\\/]*\.(ya?ml|json|ts|js|mjs|cjs)$/;

/** What a service of the Serverless Framework has, whatever its file is called. */
const serviceMarks = ['provider', 'functions', 'aws'].map((mark) => Buffer.from(mark));

/** Whether a file may be infrastructure that concerns API Gateway. */
export function mayMatter(path: string, bytes: Buffer): boolean {
  return (
    serverlessName.test(path) ||
    marks.some((mark) => bytes.includes(mark)) ||
    isPlan(bytes) ||
    (/\.(ya?ml|json)$/.test(path) && serviceMarks.every((mark) => bytes.includes(mark)))
  );
}

/** Whether the bytes look like a Terraform plan as JSON. */
export function isPlan(bytes: Buffer): boolean {
  return (
    bytes[0] === 0x7b &&
    planMarks.filter((mark) => bytes.subarray(0, 4096).includes(mark)).length > 0 &&
    bytes.includes('"format_version"')
  );
}

/** `terraform plan -out` writes a zip archive whose first file is the plan. */
export function isBinaryPlan(bytes: Buffer): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes.subarray(0, 256).includes('tfplan');
}
