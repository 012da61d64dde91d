// node bin/complete-lockfile.mjs: run it after every change of dependencies. npm leaves optional packages of other platforms out of the lockfile when
// the registry in use did not have them, and then refuses "npm ci" everywhere; this names them, so that each platform finds its own.
import { readFileSync, writeFileSync } from "node:fs"
const file = "package-lock.json"
const lock = JSON.parse(readFileSync(file, "utf8"))
const packages = lock.packages
const systems = ["win32", "darwin", "linux", "android", "freebsd", "openharmony"]
const cpus = ["arm64", "x64", "arm", "ia32", "ppc64", "riscv64", "s390x"]
let added = 0
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  if (path === "") continue
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const to = `node_modules/${name}`
    if (to in packages || !/^\d/.test(version)) continue
    const tail = name.split("/").at(-1)
    const cpu = cpus.filter((each) => new RegExp(`(^|-)${each}(eabi|eabihf)?(-|$)`).test(tail)).slice(0, 1)
    const libc = tail.includes("musl") ? ["musl"] : tail.includes("linux") && tail.includes("gnu") ? ["glibc"] : null
    packages[to] = {
      version,
      cpu,
      ...(dev ? { dev } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os: systems.filter((each) => tail.includes(each)),
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} added`)
