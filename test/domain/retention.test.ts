import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cutoffDay, type Erasable, erasable, type Kept, kept } from '../../src/domain/retention/retention.ts'

/** Under which class of the schedule each table falls; `momentary` outlives nothing. */
const classOf: Readonly<Record<string, Erasable | Kept | 'momentary'>> = {
  Unit: 'rulebook',
  UnitSuccession: 'rulebook',
  Position: 'rulebook',
  ResolutionTarget: 'rulebook',
  FormTemplate: 'rulebook',
  EvaluationCycle: 'rulebook',
  Holiday: 'rulebook',
  Rule: 'rulebook',
  RuleProposal: 'rulebook',
  Broadcast: 'rulebook',
  Person: 'record',
  Assignment: 'record',
  SupervisorLine: 'record',
  Deputy: 'record',
  DeclaredRelative: 'record',
  Role: 'record',
  RoleChange: 'record',
  PlannedCadre: 'record',
  ServiceEnd: 'record',
  Evaluation: 'evaluations',
  Answer: 'drafts',
  Submission: 'evaluations',
  ReviewScore: 'evaluations',
  Finding: 'evaluations',
  Classification: 'evaluations',
  Petition: 'evaluations',
  PaperEntry: 'evaluations',
  EvaluationMember: 'drafts',
  EvaluationComment: 'drafts',
  Approval: 'evaluations',
  Decision: 'evaluations',
  Evidence: 'evidence',
  NotebookEntry: 'notebook',
  Inspection: 'inspections',
  InspectionMember: 'inspections',
  InspectionSubject: 'inspections',
  InspectionAddressee: 'inspections',
  InspectionReminder: 'inspections',
  InspectionQuestion: 'inspections',
  InspectionEvent: 'inspections',
  Recommendation: 'inspections',
  RecommendationEvent: 'inspections',
  Urge: 'inspections',
  Import: 'imports',
  TelegramAccount: 'strangers',
  TelegramLink: 'links',
  NoticePreference: 'links',
  Invite: 'invites',
  Consent: 'consents',
  Notice: 'notices',
  Delivery: 'notices',
  PersonRequest: 'requests',
  AuditEvent: 'audit',
  DeadLetter: 'deadLetters',
  Pace: 'momentary',
}

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')
const models = [...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name ?? '')

test('every table is under one class of the schedule, and no table is named that does not exist', () => {
  expect(Object.keys(classOf).sort()).toEqual([...models].sort())
})

test('each class has its rule in the rulebook: a period where it is erased, none where it is kept', () => {
  const path = new URL('../../prisma/rulebook/rules.json', import.meta.url)
  const rules = JSON.parse(readFileSync(path, 'utf8')) as { key: string; value: { unit: string } }[]
  const unitOf = (of: string) => rules.find(({ key }) => key === `retention.${of}`)?.value.unit
  for (const of of erasable) expect(unitOf(of), of).toMatch(/^(?:months|days)$/)
  for (const of of kept) expect(unitOf(of), of).toBe('none')
})

test.each([
  [{ unit: 'months', length: 12 }, '2026-11-24', '2025-11-24'],
  [{ unit: 'months', length: 6 }, '2026-08-31', '2026-02-28'],
  [{ unit: 'days', length: 30 }, '2026-03-01', '2026-01-30'],
] as const)('with %o what began before a day is past its time on %s', (period, today, day) => {
  expect(cutoffDay(period, today)).toBe(day)
})
