// Loaded before a measured Node program: writes to file 3 at its end what the process has used.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  try {
    require('node:fs').writeSync(3, JSON.stringify(usage));
  } catch {
    // nobody asked
  }
});
