import { audienceRoles } from '../../domain/broadcast/broadcast.ts'
import type { Choices } from '../../domain/broadcast/choices.ts'
import type { DraftView } from '../../domain/broadcast/draft.ts'
import type { UnitName, UnitPlace } from '../../domain/broadcast/port.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { languages } from '../language.ts'
import { type Button, inRowsOf, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { audienceText, backToDraft } from './draft.ts'
import { groupName, languageName } from './narrowing.ts'

const parts = ['unit', 'role', 'group', 'language', 'cycle'] as const

/** Who the audience is, and what it can be narrowed by; the count is of this moment. */
export const audienceScreen = (view: DraftView, speech: Speech): Screen => {
  const broadcast = view.file.broadcast.id
  return {
    text: joinHtml([speech.html('announce:audienceTitle'), audienceText(view, speech)], '\n\n'),
    rows: [
      ...inRowsOf(
        2,
        parts.map(part => ({
          text: speech.text(`announce:part.${part}`),
          data: buttons.audiencePart.encode({ broadcast, part }),
        })),
      ),
      [backToDraft(broadcast, speech)],
    ],
    isProtected: true,
  }
}

const backToAudience = (broadcast: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.audience.encode({ broadcast }),
})

/** Children of a unit on one page. */
const unitPage = 8

/** A unit, the ones below it page by page, and the way up as far as the author may go. */
export const unitScreen = (view: DraftView, place: UnitPlace, wanted: number, speech: Speech): Screen => {
  const broadcast = view.file.broadcast.id
  const { unit, parent, children } = place
  const pages = Math.max(1, Math.ceil(children.length / unitPage))
  const page = Math.min(wanted, pages - 1)
  const at = (other: number): string => buttons.browseUnit.encode({ broadcast, unit: unit.id, page: other })
  const open = ({ id, name }: UnitName): Button[] => [
    { text: name, data: buttons.browseUnit.encode({ broadcast, unit: id, page: 0 }) },
  ]
  return {
    text: speech.html('announce:unitTitle', { unit: unit.name }),
    rows: [
      [
        {
          text: speech.text('announce:chooseUnit', { unit: unit.name }),
          data: buttons.chooseUnit.encode({ broadcast, unit: unit.id }),
        },
      ],
      ...children.slice(page * unitPage, (page + 1) * unitPage).map(open),
      pageKeys(page, pages, at, speech),
      parent
        ? [
            {
              text: speech.text('announce:unitUp', { unit: parent.name }),
              data: buttons.browseUnit.encode({ broadcast, unit: parent.id, page: 0 }),
            },
          ]
        : [],
      [backToAudience(broadcast, speech)],
    ],
    isProtected: true,
  }
}

export const unitsFoundScreen = (view: DraftView, units: readonly UnitName[], speech: Speech): Screen => {
  const broadcast = view.file.broadcast.id
  return {
    text: speech.html('announce:unitsFound'),
    rows: [
      ...units.map(({ id, name }) => [
        { text: name, data: buttons.browseUnit.encode({ broadcast, unit: id, page: 0 }) },
      ]),
      [backToAudience(broadcast, speech)],
    ],
    isProtected: true,
  }
}

type Choice = Readonly<{ text: string; data: string; isChosen: boolean }>

const choicesOf = (
  view: DraftView,
  choices: Choices,
  speech: Speech,
): Readonly<{ title: Html; keys: Choice[] }> => {
  const { id: broadcast, audience } = view.file.broadcast
  const any = speech.text('announce:any')
  switch (choices.part) {
    case 'role':
      return {
        title: speech.html('announce:chooseRole'),
        keys: [null, ...audienceRoles].map(role => ({
          text: role ? speech.text(`announce:role.${role}`) : any,
          data: buttons.chooseRole.encode({ broadcast, role: role ?? 'any' }),
          isChosen: audience.role === role,
        })),
      }
    case 'language':
      return {
        title: speech.html('announce:chooseLanguage'),
        keys: [null, ...languages].map(language => ({
          text: language ? languageName(language, speech) : any,
          data: buttons.chooseLanguage.encode({ broadcast, language: language ?? 'any' }),
          isChosen: audience.language === language,
        })),
      }
    case 'group':
      return {
        title: speech.html('announce:chooseGroup'),
        keys: [
          { text: any, code: null },
          ...choices.groups.map(group => ({ text: groupName(group, speech), code: group.code })),
        ].map(({ text, code }) => ({
          text,
          data: buttons.chooseGroup.encode({ broadcast, group: code ?? 'any' }),
          isChosen: audience.positionGroup === code,
        })),
      }
    case 'cycle':
      return {
        title: speech.html(choices.cycles.length > 0 ? 'announce:chooseCycle' : 'announce:noCycles'),
        keys: [
          { text: any, data: buttons.anyCycle.encode({ broadcast }), isChosen: audience.cycleId === null },
          ...choices.cycles.map(({ id, period }) => ({
            text: speech.period(period),
            data: buttons.chooseCycle.encode({ broadcast, cycle: id }),
            isChosen: audience.cycleId === id,
          })),
        ],
      }
  }
}

export const choicesScreen = (view: DraftView, choices: Choices, speech: Speech): Screen => {
  const { title, keys } = choicesOf(view, choices, speech)
  return {
    text: title,
    rows: [
      ...keys.map(({ text, data, isChosen }) => [{ text: isChosen ? `● ${text}` : text, data }]),
      [backToAudience(view.file.broadcast.id, speech)],
    ],
    isProtected: true,
  }
}
