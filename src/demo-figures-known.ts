import { readFileSync } from 'node:fs'
import { z } from 'zod'

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../prisma/demo/${file}`, import.meta.url), 'utf8'))

const unitsSchema = z.object({
  units: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      parent: z.string().nullable(),
      validTo: z.string().nullable(),
    }),
  ),
  successions: z.array(z.object({ from: z.string(), to: z.string(), share: z.number() })),
})

const assignmentSchema = z.object({
  position: z.string(),
  unit: z.string(),
  kind: z.string(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  locality: z.string(),
  managingTier: z.string().optional(),
})

const peopleSchema = z.object({
  people: z.array(
    z.object({ name: z.string(), bornOn: z.string().nullish(), assignments: z.array(assignmentSchema) }),
  ),
})

/** A commune as it was, with its district and the unit that took most of it over. */
export type Home = Readonly<{ commune: string; district: string; successor: string }>

type Post = z.infer<typeof assignmentSchema>

/** What the demonstration province has by itself, which the figures of the articles are counted together with. */
export type Known = Readonly<{
  homes: readonly Home[]
  posts: readonly Post[]
  names: readonly Readonly<{ name: string; bornOn: string }>[]
}>

export const readKnown = (): Known => {
  const { units, successions } = unitsSchema.parse(read('units.json'))
  const { people } = peopleSchema.parse(read('people.json'))
  const successorOf = (code: string): string =>
    successions.filter(({ from }) => from === code).toSorted((one, other) => other.share - one.share)[0]
      ?.to ?? ''
  return {
    homes: units
      .filter(({ kind, validTo }) => kind === 'commune' && validTo !== null)
      .map(({ code, parent }) => ({ commune: code, district: parent ?? '', successor: successorOf(code) })),
    posts: people.flatMap(({ assignments }) => assignments),
    names: people.flatMap(({ name, bornOn }) => (bornOn ? [{ name, bornOn }] : [])),
  }
}
