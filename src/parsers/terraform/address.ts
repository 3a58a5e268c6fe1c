/**
 * Resource addresses: `module.service["public.site"].module.stage.aws_api_gateway_stage.this[0]`.
 * https://developer.hashicorp.com/terraform/cli/state/resource-addressing
 */
const index = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

/** The address without the indices of its instances. */
export function withoutIndices(address: string): string {
  return address.includes('[') ? address.replace(index, '') : address;
}

const types = new Map<string, string>();

/** The resource type in an address; empty for a module's. */
export function typeOfAddress(address: string): string {
  const before = types.get(address);
  if (before !== undefined) return before;
  const names = withoutIndices(address).split('.');
  const type = names.at(-3) === 'data' && names.at(-4) !== 'module' ? `data.${names.at(-2)}` : (names.at(-2) ?? '');
  const result = type === 'module' ? '' : type;
  if (types.size > 10_000) types.clear();
  types.set(address, result);
  return result;
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
