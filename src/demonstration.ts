import { addDays, type Day } from './domain/day.ts'
import { lineFieldId, lineFields } from './domain/evaluation/answers.ts'
import type { Input } from './domain/evaluation/decide-answer.ts'
import { addLine, answerStep, beginEvaluation } from './domain/evaluation/fill.ts'
import { formQuestions } from './domain/evaluation/form.ts'
import { submitEvaluation } from './domain/evaluation/submit.ts'
import { inviteLifetimeDays } from './domain/person/invite-code.ts'
import type { Actor } from './domain/person/person.ts'
import type { Deps } from './domain/ports.ts'
import type { Database } from './store/database.ts'
import { addProvince, type CastMember, findProvinceCast } from './store/province.ts'
import { addCycle } from './store/setup.ts'

export type Invited = CastMember & Readonly<{ code: string }>

/** Milliseconds a slow machine may take over hundreds of people. */
const patience = { timeout: 60_000, maxWait: 60_000 }

const monthOf = (day: Day): number => Number(day.slice(5, 7))

/** The quarter that runs today, open to the cadres for the next two weeks. */
const presentQuarter = (today: Day) => {
  const year = Number(today.slice(0, 4))
  const first = Math.floor((monthOf(today) - 1) / 3) * 3 + 1
  const periodFrom = `${year}-${String(first).padStart(2, '0')}-01`
  const next = first + 3 > 12 ? `${year + 1}-01-01` : `${year}-${String(first + 3).padStart(2, '0')}-01`
  return {
    kind: 'quarter',
    periodFrom,
    periodTo: addDays(next, -1),
    opensOn: addDays(today, -5),
    closesOn: addDays(today, 12),
  }
}

const typed = (text: string, hundredths: number | null = null): Input => ({ kind: 'typed', text, hundredths })

/** What the colleague who has already handed in had to report, in the language he works in. */
const lines = [
  { name: 'Thẩm định hồ sơ đất đai cho hộ gia đình', numbers: [40, 38, 0, 1] },
  { name: 'Báo cáo kinh tế – xã hội hằng tháng', numbers: [3, 3, 0, 0] },
] as const

const prose = {
  'prose.strengths': 'Giải quyết hồ sơ đúng quy trình, phối hợp tốt với các thôn.',
  'prose.limitations': 'Còn một đợt hồ sơ chậm do thiếu bản đồ địa chính mới.',
  'prose.remedy': 'Cập nhật xong bản đồ trước ngày 15 tháng sau.',
} as const

/** Fills in and submits the evaluation of the one whose item is waiting, by the same use-cases as in chat. */
const submitPending = async (deps: Deps, actor: Actor, cycleId: string): Promise<void> => {
  const begun = await beginEvaluation(deps, actor, cycleId)
  if (!begun.ok) throw new Error(`The demonstration evaluation could not be begun: ${begun.refusal}`)
  const { evaluation, form } = begun.value
  const answer = (step: string, input: Input) => answerStep(deps, actor, evaluation.id, step, input)
  for (const question of formQuestions(form)) {
    if (question.kind === 'score')
      await answer(question.id, { kind: 'points', points: question.max - question.step })
    if (question.kind === 'prose')
      await answer(question.id, typed(prose[question.id as keyof typeof prose] ?? '…'))
    if (question.kind !== 'products') continue
    for (const [index, line] of lines.entries()) {
      await addLine(deps, actor, evaluation.id, question.id)
      const id = { question: question.id, number: index + 1 }
      await answer(lineFieldId(id, 'name'), typed(line.name))
      for (const [place, field] of lineFields.slice(1).entries()) {
        const value = line.numbers[place] ?? 0
        await answer(lineFieldId(id, field), typed(String(value), value * 100))
      }
    }
    await answer(question.id, { kind: 'complete' })
  }
  const submitted = await submitEvaluation(deps, actor, evaluation.id)
  if (!submitted.ok)
    throw new Error(`The demonstration evaluation could not be submitted: ${submitted.refusal}`)
}

/** An invite for one person, outside any chat: the command line stands for the one who issues it. */
export const inviteFromDesk = async (deps: Deps, personId: string): Promise<string> => {
  const { at } = deps.moment()
  const code = deps.newCode()
  const expiresAt = new Date(at.getTime() + inviteLifetimeDays * 86_400_000)
  const invite = { id: deps.newId(), personId, codeHash: deps.hashCode(code), issuerId: null, at, expiresAt }
  await deps.transaction(store => store.invites.add([invite]))
  return code
}

const inviteCast = async (deps: Deps, cast: readonly CastMember[]): Promise<readonly Invited[]> => {
  const invited: Invited[] = []
  for (const member of cast) invited.push({ ...member, code: await inviteFromDesk(deps, member.personId) })
  return invited
}

/** New invites for the cast of a province that was loaded before; undefined when there is none. */
export const inviteCastAgain = async (
  database: Database,
  deps: Deps,
): Promise<readonly Invited[] | undefined> => {
  const cast = await findProvinceCast(database.prisma)
  return cast.length > 0 ? inviteCast(deps, cast) : undefined
}

/**
 * Loads the demonstration province into an empty database: units, people, an open quarter, and an invite for
 * each of the cast. `beforeSubmitting` may link accounts, so that the waiting item is told to somebody.
 */
export const loadDemonstration = async (
  database: Database,
  deps: Deps,
  beforeSubmitting: (cast: readonly Invited[]) => Promise<void> = async () => {},
): Promise<readonly Invited[]> => {
  const { at, today } = deps.moment()
  const loaded = await database.prisma.$transaction(async connection => {
    const province = await addProvince(connection, at, deps.newId)
    return { province, cycleId: await addCycle(connection, presentQuarter(today), deps.newId) }
  }, patience)
  const cast = await inviteCast(deps, loaded.province.cast)
  await beforeSubmitting(cast)
  const { pending } = loaded.province
  if (pending) await submitPending(deps, { personId: pending.id, name: pending.name }, loaded.cycleId)
  return cast
}
