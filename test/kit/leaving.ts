import { buttons } from '../../src/bot/buttons.ts'
import type { Day } from '../../src/domain/day.ts'
import type { LeavingReason } from '../../src/domain/service/service-end.ts'
import type { Manners } from './manners.ts'
import type { Person } from './person.ts'
import type { Town } from './town.ts'

/** From the record of somebody to the screen that says all his leaving brings. */
export const leadsToConfirm = async (
  { forges, hears }: Manners,
  staff: Person,
  leaver: string,
  reason: LeavingReason,
  typedDay: string,
): Promise<string> => {
  await forges(staff, buttons.openService.encode({ person: leaver }))
  await staff.seesText('service:none')
  await staff.tapsText(`service:reasonOf.${reason}`)
  await staff.seesText('service:askDecision')
  await hears(staff, () => staff.sends('123/QĐ-UBND, 05/11/2026'))
  await staff.seesText('service:askDay')
  return hears(staff, () => staff.sends(typedDay))
}

export const recordsEnd = async (
  manners: Manners,
  staff: Person,
  leaver: string,
  reason: LeavingReason,
  typedDay: string,
): Promise<void> => {
  await leadsToConfirm(manners, staff, leaver, reason, typedDay)
  await staff.tapsText('service:record')
  await staff.seesText('service:recordedBy')
}

export const endsOf = ({ database }: Town, personId: string) =>
  database.prisma.serviceEnd.findMany({ where: { personId }, orderBy: { recordedAt: 'asc' } })

/** What is still running of somebody after a day: posts, roles, lines, deputies, links, invites. */
export const runningOf = async ({ database: { prisma } }: Town, personId: string, after: Day) => {
  const day = new Date(`${after}T00:00:00Z`)
  const open = { OR: [{ validTo: null }, { validTo: { gt: day } }] }
  const either = (one: string, other: string) => ({ OR: [{ [one]: personId }, { [other]: personId }] })
  return {
    posts: await prisma.assignment.count({
      where: { personId, OR: [{ endedOn: null }, { endedOn: { gt: day } }] },
    }),
    roles: await prisma.role.count({ where: { personId, ...open } }),
    lines: await prisma.supervisorLine.count({
      where: { AND: [either('subordinateId', 'supervisorId'), open] },
    }),
    deputies: await prisma.deputy.count({
      where: { AND: [either('principalId', 'deputyId'), { validTo: { gt: day } }] },
    }),
    links: await prisma.telegramLink.count({ where: { personId, endedAt: null } }),
    invites: await prisma.invite.count({ where: { personId, usedAt: null, revokedAt: null } }),
  }
}

export const nothingRunning = { posts: 0, roles: 0, lines: 0, deputies: 0, links: 0, invites: 0 }
