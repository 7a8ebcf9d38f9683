/** What a lockfile must be so that every machine installs the same things, from whatever registry it uses. */

import { z } from "zod";

const Lock = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/** Says what is wrong, a line each: an address of a registry, a package without hash, a dependency not locked or not exact. */
export function lockfileFaults(lockfile: unknown, manifest: unknown): string[] {
  const { packages } = Lock.parse(lockfile);
  const { dependencies, devDependencies, optionalDependencies } = Manifest.parse(manifest);
  const faults: string[] = [];
  for (const [path, { resolved, integrity, optionalDependencies: optional = {} }] of Object.entries(packages)) {
    if (path === "") continue;
    // `npm ci` refuses a lock in which one of them was dropped.
    for (const name of Object.keys(optional)) {
      const isLocked = `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages;
      if (!isLocked) faults.push(`${name}, an option of ${path}, is not in the lock`);
    }
    if (resolved !== undefined) faults.push(`${path} is bound to ${resolved}`);
    if (integrity === undefined) faults.push(`${path} has no integrity hash`);
  }
  // An optional version that the registry lacks is dropped from the lock without a word.
  for (const [name, wanted] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    const locked = packages[`node_modules/${name}`];
    if (!locked) faults.push(`${name} is not in the lock`);
    else if (locked.version !== wanted)
      faults.push(`${name} is locked at ${locked.version}, package.json asks for ${wanted}`);
  }
  return faults;
}
