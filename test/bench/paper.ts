import { setImmediate } from 'node:timers/promises'
import { evaluationSheet } from '../../src/bot/sheet.ts'
import { createPrinter } from '../../src/paper/print.ts'
import { products, wholeAnswers } from '../kit/evaluation.ts'
import { aPaper } from '../kit/paper.ts'
import { speechIn } from '../kit/words.ts'
import { median } from './measure.ts'
import { fixed, type Row, sayTable } from './table.ts'

const sheets = 200
const lines = Array.from({ length: 20 }, (_, index) => ({ name: `Thẩm định hồ sơ số ${index + 1}` }))

const megabytes = (): number => process.memoryUsage().rss / 1_048_576

/** One sheet after another, each of another person, with twenty product lines on it. */
export const measurePaper = async (): Promise<void> => {
  const { person, ...facts } = aPaper({ ...wholeAnswers, ...products(...lines) })
  const print = createPrinter()
  const before = megabytes()
  const times: number[] = []
  let bytes = 0
  let early = 0
  for (let index = 0; index <= sheets; index += 1) {
    const speech = speechIn(index % 2 ? 'vi' : 'ar')
    const begun = performance.now()
    const named = { ...person, name: `Nguyễn Văn ${index}` }
    bytes = (await print(evaluationSheet({ ...facts, person: named }, speech))).length
    times.push(performance.now() - begun)
    // As between two people's presses: what is done with can go.
    await setImmediate()
    if (index === sheets / 4) early = megabytes()
  }
  const [first = 0, ...others] = times
  const rows: Row[] = [
    { name: 'the first, with compiler and fonts', value: `${fixed(first)} ms` },
    { name: 'each further, median', value: `${fixed(median(others))} ms` },
    { name: 'slowest of them', value: `${fixed(Math.max(...others))} ms` },
    { name: 'size of a file', value: `${fixed(bytes / 1_024, 0)} KB` },
    { name: 'memory it took', value: `${fixed(megabytes() - before, 0)} MB` },
    { name: `growth over the last ${(sheets * 3) / 4}`, value: `${fixed(megabytes() - early, 0)} MB` },
  ]
  sayTable(`paper: ${sheets} evaluations of twenty products, vi and ar`, rows)
}
