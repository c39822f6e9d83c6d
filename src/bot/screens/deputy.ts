import { addDays, type Day } from '../../domain/day.ts'
import type { Deputyship } from '../../domain/deputy/deputy.ts'
import type { DeputyPlan } from '../../domain/deputy/name.ts'
import type { NoticeContent } from '../../domain/notice/notice.ts'
import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { dayToNumber } from '../day-number.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { peopleText, personLabel } from './found-people.ts'
import { homeKey } from './home.ts'

const backKey = (speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.deputies.encode({}),
})

/** Present deputies and those to come, each with the way to end it. */
export const deputiesScreen = (deputies: readonly Deputyship[], today: Day, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('deputy:title'),
      deputies.length === 0 && speech.html('deputy:none'),
      ...deputies.map(({ deputy: name, from, to }) =>
        speech.html(from <= today ? 'deputy:present' : 'deputy:coming', {
          name,
          from: speech.day(from),
          to: speech.day(to),
        }),
      ),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('deputy:new'), data: buttons.findDeputy.encode({}) }],
    ...deputies.map(({ id: deputyship, deputy: name }) => [
      { text: speech.text('deputy:end', { name }), data: buttons.endDeputy.encode({ deputyship }) },
    ]),
    [homeKey(speech)],
  ],
  isProtected: true,
})

export const askDeputyScreen = (speech: Speech): Screen => ({
  text: speech.html('deputy:askName'),
  rows: [[backKey(speech)]],
})

export const foundDeputiesScreen = (people: readonly PersonSummary[], speech: Speech): Screen => ({
  text: joinHtml([peopleText(people, true, speech), speech.html('deputy:choose')], '\n\n'),
  rows: [
    ...people.map(person => [
      { text: personLabel(person, people), data: buttons.chooseDeputy.encode({ person: person.id }) },
    ]),
    [backKey(speech)],
  ],
  isProtected: true,
})

/** From today on for a while, or as typed. */
export const deputyDaysScreen = (
  { id: person, name }: Pick<PersonSummary, 'id' | 'name'>,
  today: Day,
  speech: Speech,
): Screen => {
  const key = (text: string, days: number): Button => ({
    text,
    data: buttons.planDeputy.encode({
      person,
      from: dayToNumber(today),
      to: dayToNumber(addDays(today, days)),
    }),
  })
  return {
    text: speech.html('deputy:askDays', { name }),
    rows: [
      [key(speech.text('deputy:week'), 6), key(speech.text('deputy:twoWeeks'), 13)],
      [key(speech.text('deputy:month'), 29)],
      [backKey(speech)],
    ],
    isProtected: true,
  }
}

export const confirmDeputyScreen = ({ person, from, to }: DeputyPlan, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('deputy:confirmText', { name: person.name, from: speech.day(from), to: speech.day(to) }),
      !person.isLinked && speech.html('deputy:unlinked'),
    ],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('deputy:confirm'),
        data: buttons.nameDeputy.encode({
          person: person.id,
          from: dayToNumber(from),
          to: dayToNumber(to),
        }),
      },
    ],
    [{ text: speech.text('common:back'), data: buttons.chooseDeputy.encode({ person: person.id }) }],
  ],
  isProtected: true,
})

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

export const deputyNamedScreen = (
  { principal: name, from, to }: Told<'deputy.named'>,
  speech: Speech,
): Screen => ({
  text: speech.html('deputy:named', { name, from: speech.day(from), to: speech.day(to) }),
  rows: [
    [{ text: speech.text('approval:list'), data: buttons.approvals.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

export const deputyEndedScreen = ({ principal: name }: Told<'deputy.ended'>, speech: Speech): Screen => ({
  text: speech.html('deputy:ended', { name }),
  rows: [[homeKey(speech)]],
  isProtected: true,
})
