import type { Profiler } from 'node:inspector'
import { fixed, say } from './table.ts'

const shown = 25

/** Which package, or which file of ours, a frame belongs to. */
const ownerOf = (url: string): string => {
  if (url === '') return '(engine, garbage collection, idle)'
  if (url.startsWith('node:')) return `node ${url.split('/')[0]?.slice(5)}`
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  if (inPackage) return inPackage
  if (url.startsWith('wasm')) return 'WebAssembly (Prisma query compiler)'
  return url.includes('/src/') ? `src/${url.split('/src/')[1]?.split('/')[0]}` : url
}

const placeOf = ({ callFrame }: Profiler.ProfileNode): string => {
  const { functionName, url, lineNumber } = callFrame
  const file = url.split('/').slice(-2).join('/')
  return `${functionName || '(anonymous)'}  ${url === '' ? '' : `${file}:${lineNumber + 1}`}`
}

const addTo = (sums: Map<string, number>, key: string, more: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + more)
}

const sayLargest = (title: string, sums: ReadonlyMap<string, number>, steps: number, all: number): void => {
  say(`\n${title}`)
  const largest = [...sums].toSorted(([, one], [, other]) => other - one).slice(0, shown)
  for (const [name, micros] of largest) {
    const share = `${fixed((micros / all) * 100)} %`
    say(`  ${fixed(micros / steps / 1_000, 3).padStart(7)} ms  ${share.padStart(7)}  ${name}`)
  }
}

/** Where the bot's time went, by function and by package: self time, milliseconds a step. */
export const sayProfile = (profile: Profiler.Profile, steps: number): void => {
  const nodes = new Map(profile.nodes.map(node => [node.id, node]))
  const functions = new Map<string, number>()
  const owners = new Map<string, number>()
  let all = 0
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const node = nodes.get(id)
    const micros = profile.timeDeltas?.[index] ?? 0
    if (!node) continue
    all += micros
    addTo(functions, placeOf(node), micros)
    const { functionName, url } = node.callFrame
    addTo(owners, functionName.startsWith('(') ? functionName : ownerOf(url), micros)
  }
  sayLargest('bot, self time by function', functions, steps, all)
  sayLargest('bot, self time by package', owners, steps, all)
}
