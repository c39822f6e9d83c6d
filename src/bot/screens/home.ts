import type { Hats } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

export const homeKey = (speech: Speech): Button => ({
  text: speech.text('common:home'),
  data: buttons.home.encode({}),
})

const approvalsLabel = (pending: number, speech: Speech): string =>
  pending > 0 ? speech.text('home:approvals', { number: pending }) : speech.text('home:approvalsNone')

/** The menu of what a person can do today; it offers, and grants nothing. */
export const homeScreen = (name: string, hats: Hats, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('home:greeting', { name }),
      hats.pending > 0 && speech.html('home:pending', { count: hats.pending }),
      speech.html('home:choose'),
    ],
    '\n\n',
  ),
  rows: [
    [
      { text: speech.text('home:evaluate'), data: buttons.cycles.encode({}) },
      { text: speech.text('home:notebook'), data: buttons.notebook.encode({ page: 0 }) },
    ],
    hats.supervisor || hats.pending > 0
      ? [
          {
            text: approvalsLabel(hats.pending, speech),
            data: buttons.approvals.encode({ page: 0 }),
          },
        ]
      : [],
    hats.staff || hats.admin
      ? [
          { text: speech.text('people:key'), data: buttons.people.encode({}) },
          { text: speech.text('home:invite'), data: buttons.findPerson.encode({}) },
        ]
      : [],
    hats.staff
      ? [
          { text: speech.text('home:announce'), data: buttons.broadcasts.encode({}) },
          { text: speech.text('report:list'), data: buttons.reports.encode({}) },
        ]
      : [],
    hats.staff
      ? [
          { text: speech.text('cycles:list'), data: buttons.scopeCycles.encode({ page: 0 }) },
          { text: speech.text('routing:overdueList'), data: buttons.overdue.encode({ page: 0 }) },
        ]
      : [],
    hats.staff
      ? [
          {
            text: speech.text('inspection:list'),
            data: buttons.inspections.encode({ group: 'running', page: 0 }),
          },
        ]
      : [],
    hats.admin ? [{ text: speech.text('role:list'), data: buttons.roles.encode({ page: 0 }) }] : [],
    [
      { text: speech.text('home:settings'), data: buttons.settings.encode({}) },
      { text: speech.text('home:help'), data: buttons.help.encode({}) },
    ],
  ],
})

/** For an account nobody is linked to: what this is and how to get in, and nothing else. */
export const strangerScreen = (speech: Speech): Screen => ({ text: speech.html('home:stranger'), rows: [] })
