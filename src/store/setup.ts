import type { Day } from '../domain/day.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'

/** What the command line needs that no chat may do: a first admin, a first cycle, a count of what is there. */

export const countPeople = (connection: Connection): Promise<number> => connection.person.count()

/** The unit everything else lies under, made when there is none yet. */
export const topUnit = async (connection: Connection, newId: () => string, today: Day): Promise<string> => {
  const top = await connection.unit.findFirst({
    where: { parentId: null, kind: 'province' },
    select: { id: true },
  })
  if (top) return top.id
  const id = newId()
  const unit = { id, code: 'PROVINCE', kind: 'province', name: 'Tỉnh', validFrom: fromDay(today) }
  await connection.unit.create({ data: unit })
  return id
}

export const addAdmin = async (
  connection: Connection,
  { name, at, today }: { name: string; at: Date; today: Day },
  newId: () => string,
): Promise<string> => {
  const unitId = await topUnit(connection, newId, today)
  const id = newId()
  await connection.person.create({
    data: { id, code: `ADMIN-${id.slice(0, 8)}`, name, kind: 'civilServant', createdAt: at },
  })
  await connection.role.create({
    data: { id: newId(), personId: id, role: 'admin', unitId, validFrom: fromDay(today) },
  })
  return id
}

type NewCycle = Readonly<{
  kind: string
  periodFrom: Day
  periodTo: Day
  opensOn: Day
  closesOn: Day
}>

/** The civil servants' form of a day, newest version first; whoever has another regime gets his own instead. */
const findUsualForm = async (connection: Connection, day: Day): Promise<string> => {
  const [form] = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t."id" FROM "Rule" r JOIN "FormTemplate" t ON t."code" = r."value"->>'form'
    WHERE r."key" = 'evaluation.regime.civilServant'
      AND r."validFrom" <= ${fromDay(day)}::date AND (r."validTo" IS NULL OR ${fromDay(day)}::date <= r."validTo")
      AND t."validFrom" <= ${fromDay(day)}::date AND (t."validTo" IS NULL OR ${fromDay(day)}::date <= t."validTo")
    ORDER BY t."version" DESC LIMIT 1`)
  if (!form) throw new Error(`The rulebook names no form of civil servants for ${day}.`)
  return form.id
}

/** Opens a cycle for the whole province with the form that is in force. */
export const addCycle = async (
  connection: Connection,
  cycle: NewCycle,
  newId: () => string,
): Promise<string> => {
  const templateId = await findUsualForm(connection, cycle.periodTo)
  const unit = await connection.unit.findFirstOrThrow({ where: { kind: 'province' } })
  const id = newId()
  await connection.evaluationCycle.create({
    data: {
      id,
      kind: cycle.kind,
      periodFrom: fromDay(cycle.periodFrom),
      periodTo: fromDay(cycle.periodTo),
      opensOn: fromDay(cycle.opensOn),
      closesOn: fromDay(cycle.closesOn),
      unitId: unit.id,
      templateId,
    },
  })
  return id
}

/** Joins an account to a person without an invite; for the demonstration only, where nobody is real. */
export const linkAccount = async (
  connection: Connection,
  { accountId, personId, language, at }: { accountId: number; personId: string; language: string; at: Date },
  newId: () => string,
): Promise<void> => {
  const id = BigInt(accountId)
  await connection.telegramAccount.upsert({ where: { id }, create: { id, language }, update: { language } })
  await connection.telegramLink.create({ data: { id: newId(), accountId: id, personId, linkedAt: at } })
}

/** Who is linked to a simulated account, so that the page can seat him again after a restart. */
export const findCast = async (
  connection: Connection,
  accountId: number,
): Promise<Readonly<{ name: string; language: string | null }> | undefined> => {
  const where = { accountId: BigInt(accountId), endedAt: null }
  const link = await connection.telegramLink.findFirst({ where, include: { person: true, account: true } })
  return link ? { name: link.person.name, language: link.account.language } : undefined
}
