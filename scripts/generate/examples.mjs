import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A guide with the files that it shows, each between `<!-- example:start PATH -->` and `<!-- example:end -->`. */
export function withExamples(root, guide) {
  const text = readFileSync(join(root, guide), 'utf8');
  const shown = text.replace(
    /(<!-- example:start (\S+) -->\n)[\s\S]*?(<!-- example:end -->)/g,
    (_, start, path, end) => {
      const example = readFileSync(join(root, posix.join(posix.dirname(guide), path)), 'utf8').trimEnd();
      return `${start}\n\`\`\`yaml\n${example}\n\`\`\`\n\n${end}`;
    },
  );
  return [guide, shown];
}
