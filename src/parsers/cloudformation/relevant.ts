/** Types whose resources the graph holds, or that lead to such resources. */
const prefixes = ['AWS::ApiGateway::', 'AWS::ApiGatewayV2::', 'AWS::WAFv2::', 'AWS::WAFRegional::'];
const types = new Set([
  'AWS::Lambda::Permission',
  'AWS::EC2::VPCEndpoint',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFormation::Stack',
]);

export function isRelevant(type: string): boolean {
  return types.has(type) || prefixes.some((prefix) => type.startsWith(prefix));
}
