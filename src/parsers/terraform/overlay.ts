import type { Span } from '../../text/source.js';
import {
  type Entry,
  type ListValue,
  listOf,
  type MapValue,
  mapOf,
  type ScalarValue,
  type Value,
} from '../../text/value.js';
import { textIn } from './hcl/strings.js';
import { parseStructured } from './hcl/structured.js';
import { isMasked } from './plan-resource.js';

/**
 * A planned value at the place where the configuration says it. What the plan knows holds; where it does not know, the
 * configuration may still say what a value is made of.
 */
export function overlay(planned: Value, written: Value | undefined, place: Span): Value {
  if (!written) return moved(planned, place);
  if (isMasked(planned)) return moved(planned, written.span);
  switch (planned.kind) {
    case 'scalar':
      return scalarOverlay(planned, written);
    case 'list':
      if (written.kind === 'map' && planned.items.length === 1)
        return listOverlay(planned, listOf([written], written.span));
      return written.kind === 'list' ? listOverlay(planned, written) : moved(planned, written.span);
    case 'map':
      return written.kind === 'map' ? mapOverlay(planned, written) : moved(planned, written.span);
    default:
      return written.kind === 'unknown' ? moved(planned, written.span) : written;
  }
}

function scalarOverlay(planned: ScalarValue, written: Value): Value {
  if (written.kind === 'scalar' && textIn(written) === textIn(planned)) return written;
  // the provider writes JSON in its own way: its structure tells what is the same
  if (typeof planned.value === 'string' && /^\s*[{[]/.test(planned.text)) {
    const structure = parseStructured(planned);
    const own = structure && parseStructured(written);
    if (own) return overlay(structure, own, written.span);
  }
  return { ...planned, span: written.span, ...(written.via && { via: written.via }) };
}

function listOverlay(planned: ListValue, written: ListValue): Value {
  const free = [...written.items];
  const items = planned.items.map((item) => {
    const at = free.findIndex((other) => mayBe(item, other));
    const [own] = at < 0 ? [] : free.splice(at, 1);
    return overlay(item, own, written.span);
  });
  return { ...listOf(items, written.span), ...(written.via && { via: written.via }) };
}

/** Sets change their order: items belong together unless what is known of both differs. */
function mayBe(planned: Value, written: Value): boolean {
  if (planned.kind === 'scalar' && written.kind === 'scalar') return textIn(planned) === textIn(written);
  if (planned.kind !== 'map' || written.kind !== 'map') return true;
  return [...written.entries.values()].every(({ key, value }) => {
    const other = planned.entries.get(key)?.value;
    return !(value.kind === 'scalar' && other?.kind === 'scalar') || textIn(value) === textIn(other);
  });
}

function mapOverlay(planned: MapValue, written: MapValue): Value {
  const entries = Array.from(planned.entries.values(), (entry): Entry => {
    const own = written.entries.get(entry.key);
    return {
      key: entry.key,
      keySpan: own?.keySpan ?? written.span,
      value: overlay(entry.value, own?.value, written.span),
    };
  });
  return { ...mapOf(entries, written.span), ...(written.via && { via: written.via }) };
}

/** A value with all of its places at one. */
function moved(value: Value, span: Span): Value {
  if (value.span === span) return value;
  switch (value.kind) {
    case 'list':
      return listOf(
        value.items.map((item) => moved(item, span)),
        span,
      );
    case 'map':
      return mapOf(
        Array.from(value.entries.values(), (entry) => ({ ...entry, keySpan: span, value: moved(entry.value, span) })),
        span,
      );
    default:
      return { ...value, span };
  }
}
