import { fillsEvaluation } from './filling.ts'
import { inhabitant } from './inhabitant.ts'
import { readPdf } from './paper.ts'
import { type Person, readable } from './person.ts'
import { sentFile } from './sent-file.ts'
import { becomes } from './staffing.ts'
import type { Town } from './town.ts'

/** Two of the province's personnel staff, and somebody in their scope who has no phone. */
export type PaperDesk = Readonly<{
  clerk: Person
  clerkId: string
  clerkName: string
  signer: Person
  signerId: string
  signerName: string
  cadre: Readonly<{ id: string; name: string }>
}>

export const provinceName = async ({ database }: Town): Promise<string> =>
  (await database.prisma.unit.findFirstOrThrow({ where: { parentId: null, validTo: null } })).name

/** Cadres without the bot who have begun nothing, with somebody who decides for them. */
export const withoutPhone = async (
  { database, cast }: Town,
  skip = 0,
): Promise<Readonly<{ id: string; name: string }>> => {
  const roles = ['cadre', 'supervisor', 'staff', 'inspectedHead', 'admin'] as const
  const found = await database.prisma.person.findMany({
    where: {
      id: { notIn: roles.map(role => cast(role).personId) },
      links: { none: {} },
      evaluations: { none: {} },
      roles: { none: {} },
      supervisors: { some: {} },
      code: { lt: 'CB0150' },
    },
    orderBy: { code: 'desc' },
    select: { id: true, name: true },
    skip,
    take: 1,
  })
  const [person] = found
  if (!person) throw new Error('everybody has a phone')
  return person
}

export const openDesk = async (town: Town): Promise<PaperDesk> => {
  const province = await provinceName(town)
  const clerk = await inhabitant(town, 'CB0067', 'vi')
  const signer = await inhabitant(town, 'CB0065', 'ar')
  await becomes(town, 'staff', 'CB0067', province)
  await becomes(town, 'staff', 'CB0065', province)
  return {
    clerk: clerk.person,
    clerkId: clerk.id,
    clerkName: clerk.name,
    signer: signer.person,
    signerId: signer.id,
    signerName: signer.name,
    cadre: await withoutPhone(town),
  }
}

const printed = (person: Person) => person.messages.filter(({ document }) => document !== undefined)

/** The code under the newest file somebody printed, once there is a newer one than before. */
export const printsForm = async (
  town: Town,
  person: Person,
  press: () => Promise<unknown>,
): Promise<string> => {
  const before = printed(person).length
  await press()
  await town.telegram.settled(() => printed(person).length > before)
  return /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(readable(printed(person).at(-1)?.caption ?? ''))?.[0] ?? ''
}

/** The newest file somebody printed, as words. */
export const readsPrinted = async (town: Town, person: Person): Promise<string> =>
  (await readPdf(await sentFile(town, printed(person).at(-1) ?? person.screen))).text

/** The one running period on a screen with a key for each. */
export const pressesFirst = async (person: Person): Promise<void> => {
  const [first] = person.labels
  await person.taps(first ?? '')
}

/** Finds somebody by name from /paper and prints his form. */
export const printsFor = async (town: Town, staff: Person, name: string): Promise<string> => {
  await staff.hearsBelow(staff.sends('/paper'))
  await staff.seesText('paperEntry:title')
  await staff.tapsText('paperEntry:printForSomebody')
  await staff.seesText('paperEntry:askName')
  staff.sends(name)
  await staff.seesText('paperEntry:found')
  await pressesFirst(staff)
  await staff.seesText('paperEntry:printNote')
  return printsForm(town, staff, () => pressesFirst(staff))
}

export const typesCode = async (staff: Person, code: string): Promise<void> => {
  await staff.hearsBelow(staff.sends('/paper'))
  await staff.seesText('paperEntry:askCode')
  await staff.hearsBelow(staff.sends(code))
}

/** From the code to the first question. */
export const takesForm = async (staff: Person, code: string): Promise<void> => {
  await typesCode(staff, code)
  await staff.seesText('paperEntry:checkPerson')
  await staff.tapsText('paperEntry:take')
  await staff.seesText('paperEntry:standing')
}

/** Hands an entered form to the second person, signed today. */
export const handsOver = async (staff: Person): Promise<void> => {
  await staff.tapsText('paperEntry:handIn')
  await staff.seesText('paperEntry:askDay')
  await pressesFirst(staff)
  await staff.seesText('paperEntry:confirmNote')
  await staff.tapsText('paperEntry:handInNow')
  await staff.seesText('paperEntry:handedIn')
}

/** Printed, entered whole and handed over. */
export const entersForm = async (town: Town, staff: Person, name: string): Promise<string> => {
  const code = await printsFor(town, staff, name)
  await takesForm(staff, code)
  await fillsEvaluation(staff)
  await handsOver(staff)
  return code
}

/** Reads an entered form to its end. */
export const readsToEnd = async (staff: Person): Promise<void> => {
  const next = readable(staff.speech.text('common:nextPage'))
  while (staff.labels.includes(next)) {
    const before = staff.screen.text
    await staff.taps(next)
    await staff.sees(new RegExp(`^(?!${escaped(before ?? '')}$)`))
  }
}

const escaped = (text: string): string => readable(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export const paperApproval = ({ database }: Town) =>
  database.prisma.approval.findFirstOrThrow({
    where: { kind: 'evaluation.paper' },
    orderBy: { createdAt: 'desc' },
  })

export const evaluationOf = ({ database }: Town, personId: string) =>
  database.prisma.evaluation.findFirstOrThrow({ where: { personId } })
