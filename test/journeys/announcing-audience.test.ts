import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import {
  beginsAnnouncement,
  choosesUnit,
  goesBackToDraft,
  goesToAudience,
  newestBroadcast,
  writesText,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { becomes, givesPost, leavesPosts, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  await town.resident('cadre')
  await town.resident('supervisor')
})
afterAll(() => town.close())

/** How many it says it would reach. */
const countOn = (person: Person): number => {
  const html = String(person.screen.html ?? '')
  return Number(/<b>(\d+)<\/b>/.exec(readable(html).split('\n').at(-1) ?? '')?.[1])
}

const count = async (sql: string): Promise<number> => {
  const [row] = await town.database.prisma.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(DISTINCT p."id")::int AS n FROM "Person" p
     JOIN "Assignment" a ON a."personId" = p."id" AND a."endedOn" IS NULL
     JOIN "Position" o ON o."id" = a."positionId" ${sql}`,
  )
  return row?.n ?? -1
}

describe('the audience', () => {
  const narrows = async (part: 'role' | 'group' | 'language' | 'cycle', label: string): Promise<number> => {
    await hue.tapsText(`announce:part.${part}`)
    await hue.taps(label)
    await hue.seesText('announce:audienceTitle')
    return countOn(hue)
  }

  test('is narrowed by role, positions, language and what is not handed in, each by its own count', async () => {
    await beginsAnnouncement(hue)
    await goesToAudience(hue)
    const { speech } = hue
    const any = speech.text('announce:any')
    const all = await count('')
    expect(countOn(hue)).toBe(all)

    const byRole = (role: string) => count(`JOIN "Role" r ON r."personId" = p."id" AND r."role" = '${role}'`)
    expect(await narrows('role', speech.text('announce:role.staff'))).toBe(await byRole('staff'))
    expect(await narrows('role', speech.text('announce:role.admin'))).toBe(await byRole('admin'))
    expect(await narrows('role', speech.text('announce:role.supervisor'))).toBe(
      await count(`LEFT JOIN "SupervisorLine" s ON s."supervisorId" = p."id"
        LEFT JOIN "Deputy" d ON d."deputyId" = p."id"
        WHERE o."leadership" OR s."id" IS NOT NULL OR d."id" IS NOT NULL`),
    )
    expect(await narrows('role', any)).toBe(all)

    const secretaries = await town.database.prisma.position.findFirstOrThrow({
      where: { positionGroup: 'communeSecretary' },
    })
    const title = speech.own(secretaries.titles as Record<string, string>)
    const chosen = await narrows('group', title)
    expect(chosen).toBe(await count(`WHERE o."positionGroup" = 'communeSecretary'`))
    expect(chosen).toBeGreaterThan(50)
    expect(await narrows('group', any)).toBe(all)

    expect(await narrows('language', speech.text('announce:name.ar'))).toBe(1)
    expect(await narrows('language', speech.text('announce:name.en'))).toBe(0)
    expect(await narrows('language', any)).toBe(all)

    const cycle = hue.screen
    await hue.tapsText('announce:part.cycle')
    await town.telegram.settled(() => hue.labels.length === 3)
    const [, period = ''] = hue.labels
    await hue.taps(period)
    await hue.sees(period)
    expect(hue.screen.message_id).toBe(cycle.message_id)
    const missing = await count(`LEFT JOIN "Evaluation" e ON e."personId" = p."id"
      WHERE e."id" IS NULL OR e."state" NOT IN ('submitted', 'approved')`)
    expect(missing).toBe(all - 1)
    expect(countOn(hue)).toBe(missing)
    manners.expectGood()
  })

  test('has everybody once, whatever posts he holds, and only those who hold one today', async () => {
    await beginsAnnouncement(hue)
    await choosesUnit(hue, 'Xã Đại Trường')
    await hue.sees(/: Xã Đại Trường/)
    await goesToAudience(hue)
    expect(countOn(hue)).toBe(4)

    await leavesPosts(town, 'CB0069', -1)
    await leavesPosts(town, 'CB0068', 0)
    await givesPost(town, 'CB0050', 'Xã Đại Trường', { from: 0 })
    await givesPost(town, 'CB0051', 'Xã Đại Trường', { from: 1 })
    await givesPost(town, 'CB0067', 'Xã Đại Trường')
    await hue.tapsText('common:back')
    await hue.seesText('announce:title')
    await goesToAudience(hue)
    expect(countOn(hue)).toBe(4)
    manners.expectGood()
  })

  test('is counted anew on every screen: who links meanwhile is no longer without an account', async () => {
    await beginsAnnouncement(hue)
    await choosesUnit(hue, 'Xã Thiện Hiệp')
    const unlinked = (count: number) => String(hue.speech.text('broadcast:ofThemUnlinked', { count }))
    await hue.sees(unlinked(4))
    await inhabitant(town, 'CB0046', 'en')
    await goesToAudience(hue)
    await hue.sees(unlinked(3))
    await goesBackToDraft(hue)
    await hue.sees(unlinked(3))
    manners.expectGood()
  })

  test('cannot be narrowed to what is not there: a cycle that is closed, another role, a group of nobody', async () => {
    await beginsAnnouncement(hue)
    const { id: broadcast } = await newestBroadcast(town)
    const cycle = await town.database.prisma.evaluationCycle.findFirstOrThrow()
    const { chooseCycle, chooseRole, chooseGroup, chooseLanguage, audiencePart } = buttons
    for (const id of [randomUUID(), cycle.unitId, cycle.id]) {
      await town.database.prisma.evaluationCycle.updateMany({ data: { closedAt: new Date() } })
      await hue.hearsBelow(hue.sends('/start'))
      await manners.forges(hue, chooseCycle.encode({ broadcast, cycle: id }))
      await hue.seesText('refusals:audience_cycle_closed')
    }
    await town.database.prisma.evaluationCycle.updateMany({ data: { closedAt: null } })
    for (const data of [
      chooseRole.encode({ broadcast, role: '__proto__' }),
      chooseLanguage.encode({ broadcast, language: 'fr' }),
      audiencePart.encode({ broadcast, part: 'constructor' }),
    ]) {
      await hue.hearsBelow(hue.sends('/start'))
      await manners.forges(hue, data)
    }
    expect(await newestBroadcast(town)).toMatchObject({ role: null, language: null, cycleId: null })
    await hue.hearsBelow(hue.sends('/start'))
    await manners.forges(hue, chooseGroup.encode({ broadcast, group: 'toString' }))
    await hue.seesText('announce:audienceTitle')
    expect(countOn(hue)).toBe(0)
    manners.expectGood()
  })

  test('of nobody is refused with what to do, and the draft stays', async () => {
    await beginsAnnouncement(hue)
    await choosesUnit(hue, 'Xã Hưng Lạc')
    await goesToAudience(hue)
    expect(await narrows('role', hue.speech.text('announce:role.admin'))).toBe(0)
    await goesBackToDraft(hue)
    await writesText(hue, 'de', 'An alle')
    await hue.tapsText('announce:keyPreview')
    await hue.seesText('refusals:audience_empty')
    await hue.seesText('announce:title')
    await hue.sees('An alle')
    manners.expectGood()
  })
})

describe('a unit', () => {
  test('is found in the tree, page by page, up and down', async () => {
    await beginsAnnouncement(hue)
    await goesToAudience(hue)
    await hue.tapsText('announce:part.unit')
    await hue.seesText('announce:unitTitle')
    const units = await town.database.prisma.unit.findMany({
      where: { validTo: null, kind: { not: 'province' } },
    })
    const open = new Set(units.map(({ name }) => name))
    const seen: string[] = []
    const next = hue.speech.text('common:nextPage')
    for (;;) {
      seen.push(...hue.labels.filter(label => open.has(label)))
      if (!hue.labels.includes(readable(next))) break
      const before = hue.labels
      await hue.taps(next)
      await town.telegram.settled(() => hue.labels.join() !== before.join())
    }
    expect(new Set(seen)).toEqual(open)
    expect(seen).toHaveLength(open.size)
    await hue.taps(seen.at(-1) ?? '')
    await hue.sees(`🏛 ${seen.at(-1)}`)
    await hue.tapsText('announce:unitUp', { unit: 'Tỉnh Nam Xuyên' })
    await hue.sees('🏛 Tỉnh Nam Xuyên')
    await hue.taps(seen[0] ?? '')
    await hue.tapsText('announce:chooseUnit', { unit: seen[0] ?? '' })
    await hue.sees(`: ${seen[0]}`)
    manners.expectGood()
  })

  test('is found by part of its name without its signs, and nothing is found by signs alone', async () => {
    await beginsAnnouncement(hue)
    await goesToAudience(hue)
    await hue.tapsText('announce:part.unit')
    await hue.seesText('announce:unitTitle')
    for (const rubbish of ['%', '_', '\\', '   ', 'không có', "' OR 1=1", '🏛']) {
      await hue.hearsBelow(hue.sends(rubbish))
      await hue.seesText('refusals:unit_not_found')
    }
    await hue.hearsBelow(hue.user.sendsSticker())
    await hue.seesText('refusals:unit_not_found')
    await hue.hearsBelow(hue.sends('  loc VINH '))
    await hue.taps('Xã Lộc Vinh')
    await hue.tapsText('announce:chooseUnit', { unit: 'Xã Lộc Vinh' })
    await hue.sees(': Xã Lộc Vinh')
    manners.expectGood()
  })

  test('outside the scope of the one who asks is not to be found, opened or chosen', async () => {
    await becomes(town, 'staff', 'CB0056', 'Xã Thạch Trường')
    const { person: clerk } = await inhabitant(town, 'CB0056', 'ar')
    await beginsAnnouncement(clerk)
    await clerk.sees('Xã Thạch Trường')
    await goesToAudience(clerk)
    await clerk.tapsText('announce:part.unit')
    await clerk.sees('🏛 Xã Thạch Trường')
    expect(clerk.labels).toHaveLength(2)
    await clerk.hearsBelow(clerk.sends('Xã'))
    expect(clerk.labels).toEqual(['Xã Thạch Trường', readable(clerk.speech.text('common:back'))])

    const { id: broadcast, unitId } = await newestBroadcast(town)
    for (const name of ['Tỉnh Nam Xuyên', 'Xã Lộc Vinh']) {
      const { id: unit } = await unitNamed(town, name)
      for (const data of [
        buttons.chooseUnit.encode({ broadcast, unit }),
        buttons.browseUnit.encode({ broadcast, unit, page: 0 }),
      ]) {
        await clerk.hearsBelow(clerk.sends('/start'))
        await manners.forges(clerk, data)
        await clerk.seesText('refusals:not_allowed')
        expect(clerk.screen.text).not.toContain(name)
      }
    }
    expect((await newestBroadcast(town)).unitId).toBe(unitId)
    manners.expectGood()
  })
})
