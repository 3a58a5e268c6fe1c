// Completes package-lock.json: `npm install` leaves out the optional packages of other platforms that the registry in
// use does not have, and `npm ci` then refuses the lock. Run it after a change of dependencies: `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

for (const [owner, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const parts = name.split(/[/-]/);
    const os = parts.find((part) => systems.includes(part));
    const cpu = processors.find((processor) => parts.includes(processor));
    const places = [`${owner}/node_modules/${name}`, `node_modules/${name}`];
    if (!cpu || places.some((place) => lock.packages[place]?.version === version)) continue;
    const place = places.findLast((each) => !lock.packages[each]);
    const libc = parts.includes('musl') ? 'musl' : os === 'linux' ? 'glibc' : null;
    lock.packages[place] = {
      version,
      cpu: [cpu],
      ...(dev && { dev }),
      ...(libc && { libc: [libc] }),
      optional: true,
      ...(os && { os: [os] }),
    };
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
