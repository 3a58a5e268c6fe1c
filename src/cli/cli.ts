// The executable. Only what must run on every Node, however old, stands here: everything else comes by `import()`.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`gatelint needs Node 20.19 or newer; this is ${process.version}.`);
  process.exitCode = 2;
} else {
  // Compiled code is kept from run to run where Node can (22.1 and newer).
  const module: object & { enableCompileCache?: () => void } = process.getBuiltinModule('node:module');
  module.enableCompileCache?.();
  import('./main.js').then(({ start }) => start());
}

export {};
