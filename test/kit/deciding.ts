import type { Band } from '../../src/domain/classification/group.ts'
import { type Person, readable } from './person.ts'
import { says } from './thirty.ts'

const opensGroup = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/decide'))
  await person.seesText('classification:title')
  await person.taps(person.labels[0] ?? '')
  await person.seesText('classification:groupTitle')
}

const hasMore = (person: Person): boolean => person.labels.includes(nextOf(person))
const nextOf = ({ speech }: Person): string => readable(speech.text('common:nextPage'))

/** To the next page, which begins after the people seen so far. */
const turns = async (person: Person, seen: number): Promise<void> => {
  await person.tapsText('common:nextPage')
  await person.sees(new RegExp(`^\\S+ ${seen + 1}\\. `, 'm'))
}

const perPage = 12

/** The group somebody decides on from the first page to the last, as it stands in his chat. */
export const readsGroup = async (person: Person): Promise<string> => {
  await opensGroup(person)
  const texts = [says(person)]
  while (hasMore(person)) {
    await turns(person, texts.length * perPage)
    texts.push(says(person))
  }
  return texts.join('\n')
}

/** Opens one person of the group, on whatever page he stands. */
export const opensMember = async (person: Person, name: string): Promise<void> => {
  await opensGroup(person)
  for (let page = 1; !says(person).includes(name) && hasMore(person); page += 1)
    await turns(person, page * perPage)
  const number = new RegExp(`(\\d+)\\. ${name}`).exec(says(person))?.[1] ?? ''
  await person.taps(number)
  await person.seesText('classification:person')
  await person.sees(name)
}

/** The cap in the Vietnamese line about an agency or a group whose name begins so. */
export const capIn = (text: string, name: string) => {
  const line = text.split('\n').find(one => one.includes(name) && one.includes('mức xuất sắc')) ?? ''
  const [, allowed, excellent] = /được phép (\d+), đề xuất (\d+)/.exec(line) ?? []
  return { allowed: Number(allowed), excellent: Number(excellent) }
}

/** A group's band as somebody reads it. */
export const bandText = ({ speech }: Person, { count, ...band }: Band): string => {
  const [lower, median, upper] = [band.lower, band.median, band.upper].map(speech.points)
  const text = speech.text('classification:band', {
    count,
    lower: lower ?? '',
    median: median ?? '',
    upper: upper ?? '',
  })
  return readable(text.replace(/<[^>]+>/g, ''))
}
