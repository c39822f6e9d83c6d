import { randomUUID } from 'node:crypto'
import type { Database, Prisma } from '../../src/store/database.ts'
import { benchForm } from './form.ts'

export const peopleCount = 50

const languages = ['vi', 'en', 'de', 'ar'] as const
const firstAccount = 7_100_000_001
const day = 86_400_000

export type Cast = Readonly<{
  unitId: string
  accounts: readonly Readonly<{ id: number; language: string }>[]
  /** The template of each length of form. */
  templates: ReadonlyMap<number, string>
}>

/** Dates are columns of days: midnight in UTC. */
const daysFromNow = (days: number): Date => new Date(Math.floor(Date.now() / day + days) * day)

/** One commune: people who are linked already, the one who decides for them, and a form of each length. */
export const settlePeople = async ({ prisma }: Database, lengths: readonly number[]): Promise<Cast> => {
  const unitId = randomUUID()
  const positionId = randomUUID()
  const supervisorId = randomUUID()
  const validFrom = daysFromNow(-200)
  const createdAt = new Date()
  const accounts = Array.from({ length: peopleCount }, (_, index) => ({
    id: firstAccount + index,
    language: languages[index % languages.length] ?? 'vi',
    personId: randomUUID(),
    name: `Nguyễn Văn ${index + 1}`,
  }))
  await prisma.unit.create({ data: { id: unitId, code: 'B', kind: 'commune', name: 'Xã B', validFrom } })
  const position = { id: positionId, code: 'B', titles: {}, positionGroup: 'B' }
  await prisma.position.create({ data: { ...position, leadership: false, nonLocalRequired: false } })
  await prisma.person.create({
    data: { id: supervisorId, code: 'B0', name: 'Trần Thị Bình', kind: 'leader', createdAt },
  })
  await prisma.person.createMany({
    data: accounts.map(({ personId, name }, index) => {
      return { id: personId, code: `B${index + 1}`, name, kind: 'civilServant', createdAt }
    }),
  })
  const assignment = { positionId, unitId, kind: 'appointment', decisionNo: '1', mandated: false }
  await prisma.assignment.createMany({
    data: accounts.map(({ personId }) => {
      return { ...assignment, id: randomUUID(), personId, startedOn: validFrom, locality: 'local' }
    }),
  })
  await prisma.supervisorLine.createMany({
    data: accounts.map(({ personId }) => {
      return { id: randomUUID(), subordinateId: personId, supervisorId, validFrom }
    }),
  })
  await prisma.telegramAccount.createMany({
    data: accounts.map(({ id, language }) => ({ id: BigInt(id), language, digits: 'latn' })),
  })
  await prisma.telegramLink.createMany({
    data: accounts.map(({ id, personId }) => {
      return { id: randomUUID(), accountId: BigInt(id), personId, linkedAt: createdAt }
    }),
  })
  const templates = new Map<number, string>()
  for (const length of lengths) {
    const id = randomUUID()
    const content = benchForm(length)
    const { code, version } = content
    const data = { id, code, version, content: content as Prisma.InputJsonObject, validFrom }
    await prisma.formTemplate.create({ data })
    templates.set(length, id)
  }
  return { unitId, accounts: accounts.map(({ id, language }) => ({ id, language })), templates }
}

/** Opens a cycle with the form of this length, so that every measurement begins with empty sheets. */
export const openCycle = async ({ prisma }: Database, cast: Cast, length: number): Promise<string> => {
  const id = randomUUID()
  const templateId = cast.templates.get(length)
  if (templateId === undefined) throw new Error(`There is no form of ${length} questions.`)
  const period = { periodFrom: daysFromNow(-60), periodTo: daysFromNow(-1) }
  const window = { opensOn: daysFromNow(-5), closesOn: daysFromNow(12) }
  const { unitId } = cast
  await prisma.evaluationCycle.create({
    data: { id, kind: 'adHoc', ...period, ...window, unitId, templateId, formChosen: true },
  })
  return id
}

/** What is measured is over; its cycle leaves the lists that people see. */
export const closeCycle = async ({ prisma }: Database, id: string): Promise<void> => {
  await prisma.evaluationCycle.update({ where: { id }, data: { closedAt: new Date() } })
}

export const countAnswers = ({ prisma }: Database, cycleId: string): Promise<number> =>
  prisma.answer.count({ where: { evaluation: { cycleId } } })
