import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatabaseWire, layDatabaseWire } from '../kit/database-wire.ts'
import { aLongForm, introducesForm } from '../kit/forms.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const length = 40

let town: Town
let wire: DatabaseWire
let khoi: Person
beforeAll(async () => {
  town = await createTown()
  wire = await layDatabaseWire(town.databaseUrl)
  await introducesForm(town, aLongForm(length))
  await town.restart({ databaseUrl: wire.url })
  khoi = await town.resident('cadre')
  await khoi.tapsText('home:evaluate')
  await khoi.seesText('evaluation:cyclesTitle')
  await khoi.taps(khoi.labels[0] ?? '')
  await khoi.sees('C.1.')
})
afterAll(async () => {
  await town.close()
  await wire.close()
})

/** What a step does, in order; whatever it should not do stands there in full. */
const kinds = [
  ['viewer', /^SELECT .* FROM "TelegramAccount" t /],
  ['read', /^SELECT .* FROM "Evaluation" e JOIN .* WHERE e\."id" = ANY/],
  ['answer', /^WITH moved AS \( UPDATE "Evaluation" SET "cursor" .* INSERT INTO "Answer"/],
  ['screen', /^INSERT INTO "public"."TelegramAccount" \("id","screenId","lastUpdateId",/],
] as const

const kindOf = (text: string): string => kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? text

/** The bot's own statements, one list for each update it worked on. */
const updates = (): string[][] => {
  const lists: string[][] = []
  for (const { client, text } of wire.statements) {
    if (client === 'canbo queue') continue
    const kind = kindOf(text.replace(/\s+/g, ' ').trim())
    if (kind === 'viewer') lists.push([])
    lists.at(-1)?.push(kind)
  }
  return lists
}

/** Two reads, which many people's steps share, and one write that is a transaction of its own. */
const press = ['viewer', 'read', 'answer']

test('a press costs the same three statements from the first question to the fortieth, none for the dialogue', async () => {
  wire.statements.length = 0
  for (let number = 1; number <= length; number += 1) {
    await khoi.sees(`C.${number}.`)
    await khoi.taps('3')
  }
  await khoi.seesText('evaluation:overviewTitle')
  expect(updates()).toEqual(Array.from({ length }, () => press))
})

test('a typed answer costs one more, for where its screen now is', async () => {
  await khoi.taps('C.1')
  await khoi.sees('C.1.')
  wire.statements.length = 0
  khoi.sends('4')
  await khoi.seesText('evaluation:overviewTitle')
  // The next update is worked on when the one before is done with.
  khoi.sends('/help')
  await khoi.seesText('help:contact')
  expect(updates()[0]).toEqual([...press, 'screen'])
  expect(town.telegram.violations).toEqual([])
})

test('a leader’s press costs the same, but once a minute the levels of those under him', async () => {
  const [section] = aLongForm(3).sections
  const legal = { reference: { vi: 'a', en: 'a', de: 'a', ar: 'a' }, grade: 'M', source: 'test' } as const
  const texts = { text: legal.reference, example: legal.reference }
  const unit = { kind: 'unit', id: 'unit', ...texts, max: 1_000, legal } as const
  const questions = [...(section?.questions ?? []), unit]
  await introducesForm(town, {
    ...aLongForm(3),
    version: 2,
    sections: [{ id: 'C', title: texts.text, questions }],
  })
  const hien = await town.resident('supervisor')
  await hien.tapsText('home:evaluate')
  await hien.seesText('evaluation:cyclesTitle')
  await hien.taps(hien.labels[0] ?? '')
  await hien.sees('C.1.')
  wire.statements.length = 0
  for (const number of [1, 2, 3]) {
    await hien.sees(`C.${number}.`)
    await hien.taps(hien.speech.number(3))
  }
  await hien.seesText('evaluation:overviewTitle')
  const [first = [], ...others] = updates()
  expect(first.filter(kind => !press.some(usual => usual === kind))).toEqual([
    expect.stringContaining('SELECT p."name"'),
  ])
  expect(others).toEqual([press, press])
  expect(town.telegram.violations).toEqual([])
})
