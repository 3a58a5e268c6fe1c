import type { Value } from '../../text/value.js';
import { eachNode } from './generate.js';

const yes = /^(?:yes|Yes|YES|on|On|ON)$/;
const no = /^(?:no|No|NO|off|Off|OFF)$/;
/** One of the words as a whole value. */
const anyWord = /[\s[{,](?:yes|no|on|off)[ \t]*(?:[\r\n,\]}#]|$)/i;

/**
 * A template whose `yes`, `no`, `on` and `off` are booleans, as CloudFormation's YAML 1.1 has them when it hands a
 * template to the transform; in quotes they are text.
 * https://yaml.org/type/bool.html
 */
export function withYamlBooleans<V extends Value>(template: V): V {
  if (!anyWord.test(template.span.source.text)) return template;
  // a map stays a map, and a list a list
  return eachNode(template, asBoolean) as V;
}

function asBoolean(value: Value): Value {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return value;
  const boolean = yes.test(value.value) ? true : no.test(value.value) ? false : null;
  const isPlain = value.span.source.text.startsWith(value.value, value.span.start);
  return boolean !== null && isPlain ? { ...value, value: boolean } : value;
}
