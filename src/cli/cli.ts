// The executable. Only what must run on every Node, however old, stands here: everything else comes by `import()`.
import { folderFor, keepCompiledCode } from './code-cache.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`gatelint needs Node 20.19 or newer; this is ${process.version}.`);
  process.exitCode = 2;
} else {
  // the name of the build is filled in when dist/ is made
  const kept = folderFor('BUILD_HASH');
  keepCompiledCode(kept);
  import('./main.js').then(({ start }) => start(kept));
}
