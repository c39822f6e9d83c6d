import type { Deps, Store } from '../ports.ts'
import type { InspectionFile } from './inspection.ts'
import { type InspectionNotice, inspectionCardOf, inspectionSubject } from './notice.ts'

/** One notice about an inspection to each of these people; `key` makes it once. */
export const tell = async (
  store: Store,
  deps: Deps,
  { inspection }: Pick<InspectionFile, 'inspection'>,
  content: InspectionNotice,
  recipients: readonly string[],
  key: string,
): Promise<void> => {
  if (recipients.length === 0) return
  const { id } = inspection
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `${content.kind}:${id}:${key}`,
    subject: inspectionSubject(id),
    content,
    recipients: [...new Set(recipients)],
    at: deps.moment().at,
  })
}

/** Tells somebody of it with the subjects he answers for; he counts as told from here on. */
export const announceTo = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  personId: string,
): Promise<void> => {
  const card = inspectionCardOf(file)
  if (!card) return
  const mine = file.addressees.filter(({ person }) => person.id === personId)
  const subjects = file.subjects.filter(({ id }) => mine.some(({ subjectId }) => subjectId === id))
  const content = { kind: 'inspection.announced' as const, card, subjects: subjects.map(({ name }) => name) }
  await tell(store, deps, file, content, [personId], `${personId}:${deps.newId()}`)
  await store.inspections.markTold(file.inspection.id, personId, deps.moment().at)
}

/** The day whose heads answer: the first one, or today where that is later. */
const dayOf = ({ inspection: { startsOn } }: InspectionFile, today: string): string =>
  startsOn === null || startsOn < today ? today : startsOn

export type Readdressed = Readonly<{ file: InspectionFile; added: readonly string[] }>

/**
 * Whoever answers for each subject now takes the place of whoever did. Those who lost their last subject are told so
 * once, if they had been told of it; units nobody answers for any more are told to staff. The new ones are
 * `added` and told nothing yet.
 */
export const readdress = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  isFirst: boolean,
): Promise<Readdressed> => {
  const { at, today } = deps.moment()
  const { id } = file.inspection
  const before = new Map(file.addressees.map(one => [one.subjectId, one]))
  const added = new Set<string>()
  for (const { subjectId, personId } of await store.inspections.responsible(id, dayOf(file, today))) {
    const present = before.get(subjectId)
    if ((present?.person.id ?? null) === personId) {
      if (personId === null && isFirst) await tellHeadless(store, deps, file, subjectId)
      continue
    }
    if (present) await store.inspections.endAddressee(present.id, at)
    if (personId === null) await tellHeadless(store, deps, file, subjectId)
    else {
      await store.inspections.nameAddressee({ id: deps.newId(), inspectionId: id, subjectId, personId, at })
      added.add(personId)
    }
  }
  const after = (await store.inspections.lock(id, null, today)) ?? file
  const left = file.addressees.map(({ person }) => person.id)
  await release(
    store,
    deps,
    after,
    left.filter(personId => !answers(after, personId)),
  )
  return { file: after, added: [...added] }
}

const answers = ({ addressees }: InspectionFile, personId: string): boolean =>
  addressees.some(({ person }) => person.id === personId)

const release = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  personIds: readonly string[],
): Promise<void> => {
  const { id, title } = file.inspection
  await withdrawFrom(store, deps, id, personIds)
  const content = { kind: 'inspection.released' as const, title }
  await tell(store, deps, file, content, await store.inspections.reached(id, personIds), deps.newId())
}

/**
 * Nothing that waits about it goes to these people any more. One after the other, because what is being sent to one
 * person at this very moment is waited for, so that whatever is told next comes last.
 */
export const withdrawFrom = async (
  store: Store,
  deps: Deps,
  id: string,
  personIds: readonly string[],
): Promise<void> => {
  for (const personId of [...new Set(personIds)].toSorted())
    await store.notices.withdraw(inspectionSubject(id), [personId], deps.moment().at)
}

const tellHeadless = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  subjectId: string,
): Promise<void> => {
  const card = inspectionCardOf(file)
  const unit = file.subjects.find(({ id }) => id === subjectId)?.name
  if (!card || unit === undefined) return
  const staff = await store.broadcasts.staffFor(file.inspection.unitId, deps.moment().today)
  const content = { kind: 'inspection.headless' as const, card, unit }
  await tell(store, deps, file, content, staff, `${subjectId}:${deps.newId()}`)
}

/** Inspections looked after in one transaction, by a look that comes every minute. */
const atOnce = 20

/** Heads change between planning and the first day: the new one is told, and the old one that it is not his. */
export const readdressInspections = async (deps: Deps): Promise<void> => {
  const found = await deps.transaction(store => store.inspections.misaddressed(deps.moment().today, atOnce))
  for (const id of found)
    await deps.transaction(async store => {
      const file = await store.inspections.lock(id, null, deps.moment().today)
      if (!file || !['planned', 'opened'].includes(file.inspection.state)) return
      if (file.inspection.sealed && file.inspection.openedAt === null) return
      const readdressed = await readdress(store, deps, file, false)
      for (const personId of readdressed.added) await announceTo(store, deps, readdressed.file, personId)
    })
}
