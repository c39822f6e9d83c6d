import { buttons } from './buttons.ts'
import type { Intent } from './intents.ts'
import type { Button } from './screen.ts'
import type { Speech } from './speech.ts'

/** What the key of an intent opens; each only shows, or asks. */
const dataOf: Readonly<Record<Intent, string>> = {
  evaluate: buttons.cycles.encode({}),
  log: buttons.notebook.encode({ page: 0 }),
  history: buttons.history.encode({ page: 0 }),
  rotation: buttons.rotation.encode({ page: 0 }),
  relatives: buttons.relatives.encode({}),
  inspections: buttons.inspections.encode({ group: 'running', page: 0 }),
  recommendations: buttons.recommendations.encode({ part: 'owned', page: 0 }),
  approvals: buttons.approvals.encode({ page: 0 }),
  decide: buttons.groups.encode({}),
  deputy: buttons.deputies.encode({}),
  invite: buttons.findPerson.encode({}),
  people: buttons.people.encode({}),
  import: buttons.importRoster.encode({}),
  announce: buttons.broadcasts.encode({}),
  cycles: buttons.scopeCycles.encode({ page: 0 }),
  paper: buttons.paperEntries.encode({}),
  pending: buttons.overdue.encode({ page: 0 }),
  report: buttons.reports.encode({}),
  roles: buttons.roles.encode({ page: 0 }),
  rules: buttons.rules.encode({}),
  calendar: buttons.calendar.encode({ year: 0 }),
  access: buttons.looks.encode({ page: 0 }),
  mydata: buttons.ownData.encode({}),
  settings: buttons.settings.encode({}),
  privacy: buttons.privacy.encode({}),
  help: buttons.help.encode({}),
  start: buttons.home.encode({}),
}

/** What stands on the home menu is called as it is there; everything else as in the menu of commands. */
const homeWords = {
  evaluate: 'home:evaluate',
  log: 'home:notebook',
  invite: 'home:invite',
  announce: 'home:announce',
  settings: 'home:settings',
  help: 'home:help',
  start: 'common:home',
} as const satisfies Partial<Record<Intent, string>>

const hasHomeWord = (intent: Intent): intent is keyof typeof homeWords => intent in homeWords

export const intentKey = (intent: Intent, speech: Speech): Button => ({
  text: hasHomeWord(intent) ? speech.text(homeWords[intent]) : speech.text(`commands:${intent}`),
  data: dataOf[intent],
})
