import { overLimit, type Parsed } from './located-yaml.js';
import type { Source } from './source.js';
import { documentsOf } from './yaml-events.js';

/**
 * A YAML or JSON text as located values: the first document. A text with errors is read again by the tolerant parser,
 * which is loaded only then.
 */
export async function parseText(source: Source): Promise<Parsed> {
  const fast = fastDocuments(source);
  if (fast) return withinLimits(fast[0], source);
  const { recoveredDocuments } = await import('./yaml-recovery.js');
  recovery = recoveredDocuments;
  return withinLimits(recoveredDocuments(source)[0], source);
}

let recovery: ((source: Source) => Parsed[]) | null = null;

/**
 * The same without waiting, for texts that are included by others. Where the tolerant parser was not needed before,
 * an erroneous text is one error without a value.
 */
export function parseTextSync(source: Source): Parsed {
  const fast = fastDocuments(source);
  if (fast) return withinLimits(fast[0], source);
  if (recovery) return withinLimits(recovery(source)[0], source);
  return {
    value: null,
    diagnostics: [
      {
        code: 'syntax-error',
        message: `${source.file} has a syntax error`,
        severity: 'error',
        span: { source, start: 0, end: 0 },
      },
    ],
  };
}

function fastDocuments(source: Source): Parsed[] | null {
  try {
    return documentsOf(source);
  } catch {
    return null;
  }
}

function withinLimits(parsed: Parsed | undefined, source: Source): Parsed {
  if (!parsed?.value) return parsed ?? { value: null, diagnostics: [] };
  const over = source.text.includes('*') ? overLimit(parsed.value, source) : null;
  return over ? { value: null, diagnostics: [...parsed.diagnostics, over] } : parsed;
}
