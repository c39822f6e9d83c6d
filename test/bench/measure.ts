import { readdir, readFile } from 'node:fs/promises'

const ticksPerSecond = 100

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces. */
const statOf = async (pid: number): Promise<string[]> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** Seconds of processor a process has used; with those of its ended children when asked. */
const cpuOf = async (pid: number, withEnded = false): Promise<number> => {
  const stat = await statOf(pid)
  const fields = withEnded ? [11, 12, 13, 14] : [11, 12]
  return fields.reduce((sum, field) => sum + Number(stat[field] ?? 0), 0) / ticksPerSecond
}

const childrenOf = async (parent: number): Promise<number[]> => {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const parents = await Promise.all(pids.map(async pid => Number((await statOf(pid))[1])))
  return pids.filter((_, index) => parents[index] === parent)
}

const megabytesOf = async (file: string, field: string): Promise<number> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1_024
}

export type Pids = Readonly<{ bot: number; telegram: number; postmaster: number }>
export type Reading = Readonly<{ bot: number; telegram: number; database: number; machine: number }>

/** Seconds in which any processor of the machine did anything, for whomever. */
const cpuOfMachine = async (): Promise<number> => {
  const [line = ''] = (await readFile('/proc/stat', 'utf8')).split('\n')
  const [user, nice, system, , , irq, softirq, steal] = line.trim().split(/\s+/).slice(1).map(Number)
  return (
    [user, nice, system, irq, softirq, steal].reduce<number>((sum, one) => sum + (one ?? 0), 0) /
    ticksPerSecond
  )
}

/** Seconds of processor used so far. */
export const readCpu = async ({ bot, telegram, postmaster }: Pids): Promise<Reading> => {
  const servers = await childrenOf(postmaster)
  const used = await Promise.all(servers.map(pid => cpuOf(pid)))
  return {
    bot: await cpuOf(bot),
    telegram: await cpuOf(telegram),
    database: used.reduce((sum, one) => sum + one, await cpuOf(postmaster, true)),
    machine: await cpuOfMachine(),
  }
}

export type Memory = Readonly<{ bot: number; botPeak: number; database: number; servers: number }>

/**
 * Megabytes. The database's processes share most of what each seems to have, so theirs is the sum of the
 * proportional shares, in which shared memory counts once.
 */
export const readMemory = async ({ bot, postmaster }: Pids): Promise<Memory> => {
  const servers = [postmaster, ...(await childrenOf(postmaster))]
  const shares = await Promise.all(servers.map(pid => megabytesOf(`/proc/${pid}/smaps_rollup`, 'Pss')))
  return {
    bot: await megabytesOf(`/proc/${bot}/status`, 'VmRSS'),
    botPeak: await megabytesOf(`/proc/${bot}/status`, 'VmHWM'),
    database: shares.reduce((sum, one) => sum + one, 0),
    servers: servers.length,
  }
}

/** The most memory a process has had so far, in megabytes. */
export const largestMemory = (pid: number): Promise<number> => megabytesOf(`/proc/${pid}/status`, 'VmHWM')
