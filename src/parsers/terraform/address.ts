/**
 * Resource addresses: `module.service["public.site"].module.stage.aws_api_gateway_stage.this[0]`.
 * https://developer.hashicorp.com/terraform/cli/state/resource-addressing
 */
const index = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

/** The address without the indices of its instances. */
export function withoutIndices(address: string): string {
  return address.includes('[') ? address.replace(index, '') : address;
}

/** The resource type in an address; empty for a module's. */
export function typeOfAddress(address: string): string {
  const names = withoutIndices(address).split('.');
  const type = names.at(-3) === 'data' && names.at(-4) !== 'module' ? `data.${names.at(-2)}` : (names.at(-2) ?? '');
  return type === 'module' ? '' : type;
}

/**
 * Whether an address is a resource or data source of the AWS provider. Others (`terraform_data`, `random_id`) are nothing
 * that AWS has: they carry values, which are not known before they are applied.
 */
export function isOfAws(address: string): boolean {
  if (/^(data\.)?aws_/.test(address)) return true;
  return address.startsWith('module.') && /^(data\.)?aws_/.test(typeOfAddress(address));
}

/** An instance key as Terraform writes it in an address. */
export function escaped(key: string): string {
  return key
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/([$%])\{/g, '$1$1{');
}
