import { afterAll, beforeAll, expect, test } from 'vitest'
import { createErasure } from '../../src/domain/retention/erase.ts'
import { eraseErasable } from '../../src/domain/retention/erase-one.ts'
import { type Archive, createArchive } from '../kit/retaining.ts'

const long = '2018-03-05T02:00:00Z'
const lately = '2026-11-20T02:00:00Z'

let archive: Archive
let person: string
let officer: string
let unitId: string
beforeAll(async () => {
  archive = await createArchive()
  person = await archive.has('Person', { code: 'P1' })
  officer = await archive.has('Person', { code: 'P2' })
  unitId = await archive.has('Unit', { code: 'U1' })
})
afterAll(() => archive.close())

const erases = async (instant = '2026-11-24T02:30:00+07:00'): Promise<void> =>
  createErasure(archive.at(instant))()

const erasesHis = (of = person) => {
  const deps = archive.at('2026-11-24T09:00:00+07:00')
  return deps.transaction(store => eraseErasable(store, of, officer, deps.moment()))
}

/** He was told of something, and read it. */
const wasTold = async (subject: string, createdAt = lately): Promise<string> => {
  const noticeId = await archive.has('Notice', {
    dedupeKey: crypto.randomUUID(),
    subject,
    createdAt,
    payload: { a: 1 },
  })
  return archive.has('Delivery', {
    noticeId,
    personId: person,
    state: 'sent',
    screen: '1:2',
    settledAt: createdAt,
  })
}

const told = async (): Promise<string[]> =>
  (await archive.database.prisma.delivery.findMany({ select: { id: true } })).map(({ id }) => id)

const days = { startsOn: '2026-12-01', endsOn: '2026-12-02', plannedAt: lately, createdAt: lately }
const inspection = (more: object) =>
  archive.has('Inspection', {
    ...{
      body: 'party',
      kind: 'regular',
      state: 'planned',
      title: 'T',
      basis: 'B',
      unitId,
      plannedById: officer,
    },
    ...days,
    ...more,
  })

const recommendation = (inspectionId: string, number: number, more: object) =>
  archive.has('Recommendation', {
    ...{ inspectionId, number, text: 'R', ownerId: officer, verifierId: person, authorId: officer },
    ...{ dueOn: '2026-12-20', createdAt: lately },
    ...more,
  })

const urge = (more: object) =>
  archive.has('Urge', {
    ...{
      senderId: officer,
      recipientId: person,
      reference: '1',
      text: 'U',
      dueOn: '2026-12-01',
      sentAt: lately,
    },
    ...more,
  })

const cycle = async (closedAt: string | null) => {
  const templateId = await archive.has('FormTemplate', { code: crypto.randomUUID() })
  return archive.has('EvaluationCycle', { unitId, templateId, closedAt })
}

test('what is not over keeps whom it was told to, so that he hears of its end; what is over does not', async () => {
  const open = await inspection({})
  const over = await inspection({ state: 'cancelled', cancelledAt: lately })
  const live = [
    await wasTold(`inspection:${open}`),
    await wasTold(`recommendation:${await recommendation(open, 1, { state: 'open' })}`),
    await wasTold(`urge:${await urge({})}`),
    await wasTold(`evaluation.due:${await cycle(null)}`),
    await wasTold(`inspection:${open}`, long),
  ]
  const dead = [
    await wasTold(`inspection:${over}`),
    await wasTold(`recommendation:${await recommendation(open, 2, { state: 'closed', closedAt: lately })}`),
    await wasTold(`urge:${await urge({ answer: 'done', answeredAt: lately })}`),
    await wasTold(`evaluation.due:${await cycle(lately)}`),
    await wasTold('inspection:no number at all'),
    await wasTold('finding:1'),
  ]
  await erasesHis()
  const left = await told()
  expect(live.filter(id => !left.includes(id))).toEqual([])
  expect(dead.filter(id => left.includes(id))).toEqual([])
  await erases()
  const later = await told()
  expect(live.filter(id => !later.includes(id))).toEqual([])
})

test('an approval that was passed on and still waits is still known to whoever had it before', async () => {
  const templateId = await archive.has('FormTemplate', { code: 'F' })
  const at = { cycleId: await cycle(null), templateId }
  const evaluationId = await archive.has('Evaluation', {
    ...at,
    personId: officer,
    state: 'submitted',
    revision: 1,
  })
  const approval = await archive.has('Approval', { requesterId: officer, authorityId: person, evaluationId })
  const passed = await wasTold(`approval:${approval}:passed`)
  await erasesHis()
  expect(await told()).toContain(passed)
})

test('a link whose end is still on its way to its chat stays until it has been told', async () => {
  await archive.has('TelegramAccount', { id: 71 })
  const link = await archive.has('TelegramLink', {
    accountId: 71,
    personId: person,
    linkedAt: long,
    endedAt: lately,
  })
  const noticeId = await archive.has('Notice', {
    dedupeKey: 'end',
    subject: `link:${link}`,
    payload: { oldLink: link },
  })
  const delivery = await archive.has('Delivery', { noticeId, personId: person, state: 'pending' })
  await erasesHis()
  const { prisma } = archive.database
  expect(await prisma.telegramLink.count({ where: { id: link } })).toBe(1)
  const state = { state: 'sent', screen: '1:3', settledAt: lately }
  await prisma.delivery.update({ where: { id: delivery }, data: state })
  await erasesHis()
  expect(await prisma.telegramLink.count({ where: { id: link } })).toBe(0)
})

test('a stranger who is being asked something by night has another day, and no more', async () => {
  await archive.has('TelegramAccount', { id: 81, language: 'de', dialogue: { open: true } })
  await archive.has('TelegramAccount', { id: 82, language: 'de' })
  const left = async () => {
    const accounts = await archive.database.prisma.telegramAccount.findMany({
      where: { id: { in: [81n, 82n] } },
    })
    return accounts.map(({ id, dialogue }) => [Number(id), dialogue])
  }
  await erases('2026-11-25T02:30:00+07:00')
  expect(await left()).toEqual([[81, { open: true }]])
  await erases('2026-11-26T02:30:00+07:00')
  expect(await left()).toEqual([])
})

test('the last day is a day of the province: the first instant that is kept is its midnight, whatever the month', async () => {
  const ends = async (usedAt: string) => {
    const codeHash = crypto.randomUUID()
    const id = await archive.has('Invite', {
      personId: officer,
      codeHash,
      usedAt,
      expiresAt: '2030-01-01T00:00:00Z',
    })
    return async () => (await archive.database.prisma.invite.count({ where: { id } })) === 1
  }
  const { prisma } = archive.database
  const { value } = await prisma.rule.findFirstOrThrow({ where: { key: 'retention.invites' } })
  await prisma.rule.updateMany({
    where: { key: 'retention.invites' },
    data: { value: { unit: 'months', months: 6 } },
  })
  // Six months before 31 August: the last of February.
  const isKept = await ends('2027-02-27T17:00:00Z')
  const isGone = await ends('2027-02-27T16:59:59.999Z')
  await erases('2027-08-31T02:30:00+07:00')
  expect([await isKept(), await isGone()]).toEqual([true, false])
  await prisma.rule.updateMany({ where: { key: 'retention.invites' }, data: { value: value ?? {} } })
})

test('a failed update of whoever has the account today is not erased for whoever had it before', async () => {
  const before = await archive.has('Person', { code: 'P3' })
  await archive.has('TelegramAccount', { id: 91 })
  await archive.has('TelegramLink', {
    accountId: 91,
    personId: before,
    linkedAt: long,
    endedAt: '2019-01-01T00:00:00Z',
  })
  await archive.has('TelegramLink', { accountId: 91, personId: officer, linkedAt: '2020-01-01T00:00:00Z' })
  const letter = { fault: 'f', attempts: 3, update: {}, lane: '91' }
  const { prisma } = archive.database
  const [his, hers] = [new Date('2018-06-01T00:00:00Z'), new Date(lately)]
  await prisma.deadLetter.create({ data: { ...letter, updateId: 911, createdAt: his } })
  await prisma.deadLetter.create({ data: { ...letter, updateId: 912, createdAt: hers } })
  await erasesHis(before)
  const left = await prisma.deadLetter.findMany({ where: { lane: '91' } })
  expect(left.map(({ updateId }) => Number(updateId))).toEqual([912])
})

test('a class that cannot be erased is told of, and keeps none of the others from it', async () => {
  const { prisma } = archive.database
  const createdAt = new Date(long)
  await prisma.deadLetter.create({
    data: { updateId: 921, lane: '5', fault: 'f', attempts: 3, update: {}, createdAt },
  })
  const deps = archive.at('2026-11-27T02:30:00+07:00')
  let calls = 0
  // The first reads the zone, the second is for the first class.
  const transaction: typeof deps.transaction = work => {
    calls += 1
    return calls === 2 ? Promise.reject(new Error('locked')) : deps.transaction(work)
  }
  await expect(createErasure({ ...deps, transaction })()).rejects.toThrow('locked')
  expect(await prisma.deadLetter.count({ where: { updateId: 921 } })).toBe(0)
})
