import { type Person, readable } from './person.ts'

/** Points given to the seven criteria of the common block, in the order of the form; 30 in all. */
export const commonBlock = ['5', '5', '2.5', '2.5', '2.5', '2.5', '10'] as const

export type Product = Readonly<{
  name: string
  assigned: string
  done: string
  failures: string
  delays: string
}>

const product: Product = { name: 'Thẩm định hồ sơ', assigned: '10', done: '10', failures: '0', delays: '0' }

/** How a number stands on a button in this person's language. */
const asWritten = (person: Person, points: string): string => person.speech.number(Number(points))

/** Opens the form of the running period from the home menu. */
export const beginsEvaluation = async (person: Person): Promise<void> => {
  await person.tapsText('home:evaluate')
  await person.seesText('evaluation:cyclesTitle')
  const [first] = person.labels
  await person.taps(first ?? '')
  await person.sees('I.1')
}

export const addsProduct = async (person: Person, line: Product = product): Promise<void> => {
  await person.tapsText('evaluation:addLine')
  await person.seesText('evaluation:askName')
  person.sends(line.name)
  await person.seesText('evaluation:askAssigned')
  person.sends(line.assigned)
  await person.seesText('evaluation:askDone')
  person.sends(line.done)
  await person.seesText('evaluation:askFailures')
  person.sends(line.failures)
  await person.seesText('evaluation:askDelays')
  person.sends(line.delays)
  await person.sees(line.name)
  await person.tapsText('evaluation:next')
}

const criteria = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1'] as const

/** From the first criterion to the overview, answering everything. */
export const fillsEvaluation = async (
  person: Person,
  points: readonly string[] = commonBlock,
  lines: readonly Product[] = [product],
): Promise<void> => {
  for (const [index, id] of criteria.entries()) {
    await person.sees(id)
    await person.taps(asWritten(person, points[index] ?? '0'))
  }
  for (const line of lines) await addsProduct(person, line)
  await person.tapsText('evaluation:linesComplete')
  const write = person.says('evaluation:writeText')
  await person.sees(new RegExp(`IV\\.1|${write.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
  const leads = readable(person.screen.text ?? '').includes('IV.1')
  for (const id of leads ? ['IV.1', 'IV.2'] : []) {
    await person.sees(id)
    await person.taps(asWritten(person, '10'))
  }
  for (const text of ['Điểm mạnh', 'Hạn chế', 'Khắc phục']) {
    await person.seesText('evaluation:writeText')
    person.sends(text)
    await person.sees(/./)
  }
  await person.seesText('evaluation:overviewTitle')
}

/** Hands in what was filled. */
export const submitsEvaluation = async (person: Person): Promise<void> => {
  await person.tapsText('evaluation:submit')
  await person.tapsText('evaluation:submitNow')
  await person.seesText('evaluation:submittedNext')
}
