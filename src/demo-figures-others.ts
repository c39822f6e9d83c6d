import { dayOf, dayOfTerm } from './demo-figures-chance.ts'
import { type Figure, type Making, throughMerger } from './demo-figures-person.ts'
import { figures } from './demo-figures-targets.ts'

/** Public employees recruited since the term began, at work in the communes. */
export const recruitedEmployees = (making: Making): readonly Figure[] =>
  Array.from({ length: figures.recruited.publicEmployees }, (_, place) => {
    const { chance } = making
    const home = making.homeOf(place * 5)
    const recruitedOn = dayOfTerm(chance)
    const position = 'communeServiceEmployee'
    const rest = { position, body: 'UBND', tier: 'commune' as const }
    return {
      ...making.named(62, () => 27 + chance(9), 2025),
      ...{
        code: '',
        kind: 'publicEmployee' as const,
        serviceFrom: recruitedOn,
        recruitedOn,
        partyMember: null,
      },
      posts: throughMerger(
        making,
        { ...rest, unit: home.commune, startedOn: recruitedOn },
        { ...rest, unit: home.successor },
      ),
      planned: [],
    }
  })

/** Heads of hamlets, 949 of 1,446 members of the Party, spread evenly over the communes. */
export const hamletHeads = (making: Making): readonly Figure[] => {
  const { all, members } = figures.hamletHeads
  const { chance } = making
  return Array.from({ length: all }, (_, place) => {
    const home = making.homeOf(place)
    const rest = { position: 'hamletHead', body: 'UBND', tier: 'commune' as const }
    const partyMember = Math.floor(((place + 1) * members) / all) > Math.floor((place * members) / all)
    const startedOn = dayOf(2019 + chance(4), 1 + chance(6), 1)
    return {
      ...making.named(21, () => 30 + chance(36), 2025),
      ...{ code: '', kind: 'partTime' as const, serviceFrom: null, recruitedOn: null, partyMember },
      posts: throughMerger(
        making,
        { ...rest, unit: home.commune, startedOn },
        { ...rest, unit: home.successor },
      ),
      planned: [],
    }
  })
}
