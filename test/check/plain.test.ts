import { expect, test } from 'vitest';
import type { CheckedInput } from '../../src/check/finding.js';
import { Places, UnknownSource } from '../../src/check/plain.js';
import { Source } from '../../src/text/source.js';
import { findingAt } from './finding.js';

const source = new Source('a.yaml', 'Resources: {}');
const span = { source, start: 0, end: 9 };
const checked: CheckedInput = {
  findings: [
    findingAt(source, 1, {
      span,
      related: [
        { span, message: 'a step' },
        { span, message: 'it only explains', isAside: true },
      ],
      fix: { description: 'mend it', edits: [{ span, text: 'x' }], suggestion: null },
      origin: { subject: span, places: [{ span, beside: span, isSaid: true }] },
    }),
  ],
  diagnostics: [{ code: 'a', message: 'b', severity: 'warning', span }],
  counts: { files: 1, apis: 1, routes: 0, stages: 0 },
};

test('what was found is the same after it was written down, all of it', () => {
  const places = new Places([source]);
  expect(places.result(JSON.parse(JSON.stringify(places.plain(checked))))).toEqual(checked);
});

test('a place in an unknown text cannot be written down', () => {
  expect(() => new Places([]).plain(checked)).toThrow(UnknownSource);
});
