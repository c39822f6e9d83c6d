import type { Checked, OpenedProposal } from '../../domain/rule/import.ts'
import type { ListedProposal, Rule, RuleProposal, Succession } from '../../domain/rule/rule.ts'
import type { RuleFault } from '../../domain/rule/rule-fault.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { RuleFilePlace } from '../rule-file.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const rulesKey = (speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.rules.encode({}),
})

const inForce = (rules: readonly Rule[], today: string): readonly Rule[] =>
  rules.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo))

/** The rulebook at a glance, and what waits for a second person's release. */
export const rulesScreen = (
  { rules, waiting }: Readonly<{ rules: readonly Rule[]; waiting: readonly RuleProposal[] }>,
  today: string,
  speech: Speech,
): Screen => {
  const present = inForce(rules, today)
  const unverified = present.filter(({ verified }) => !verified).length
  return {
    text: joinHtml(
      [
        speech.html('rules:title'),
        speech.html('rules:present', { total: present.length, unverified }),
        waiting.length > 0 && speech.html('rules:waiting', { count: waiting.length }),
        speech.html('rules:how'),
      ],
      '\n\n',
    ),
    rows: [
      ...waiting.map(({ id, author, rules: { length: number } }) => [
        {
          text: speech.text('rules:openProposal', { name: author, number }),
          data: buttons.openProposal.encode({ proposal: id }),
        },
      ]),
      [
        { text: speech.text('rules:download'), data: buttons.ruleFile.encode({}) },
        { text: speech.text('rules:import'), data: buttons.importRules.encode({}) },
      ],
      [homeKey(speech)],
    ],
  }
}

/** Asks for the file with the rules that follow. */
export const askRuleFileScreen = (speech: Speech): Screen => ({
  text: speech.html('rules:askFile'),
  rows: [[rulesKey(speech)]],
})

/** Faults and changes a screen has room for, and how much of each; the file has them whole. */
const mostFaults = 8
const mostChanges = 3
const longestPart = 140

const inShort = (text: string): string =>
  text.length <= longestPart ? text : `${text.slice(0, longestPart - 1)}…`

const valueText = (value: unknown): string => inShort(JSON.stringify(value))

const successionText = ({ before, after }: Succession, speech: Speech): Html =>
  speech.html('rules:succession', {
    key: after.key,
    before: valueText(before.value),
    after: valueText(after.value),
    day: speech.day(after.validFrom),
    reference: inShort(speech.own(after.reference)),
    source: inShort(after.source),
    verified: speech.text(after.verified ? 'rules:verified' : 'rules:unverified'),
  })

const shortened = (lines: readonly Html[], most: number, speech: Speech): Html =>
  joinHtml(
    [
      ...lines.slice(0, most),
      lines.length > most && speech.html('rules:more', { count: lines.length - most }),
    ],
    '\n\n',
  )

const faultText = ({ key, kind }: RuleFault, speech: Speech): Html =>
  speech.html('rules:faultOf', { key, fault: speech.text(`rules:fault.${kind}`) })

/** Every fault of a file at once; nothing of it was kept. */
export const faultsScreen = (faults: readonly RuleFault[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('rules:faults', { count: faults.length }),
      shortened(
        faults.map(fault => faultText(fault, speech)),
        mostFaults,
        speech,
      ),
    ],
    '\n\n',
  ),
  rows: [[{ text: speech.text('rules:import'), data: buttons.importRules.encode({}) }, rulesKey(speech)]],
})

/** Where in the file something is missing, or is not what it has to be. */
export const placesScreen = (places: readonly RuleFilePlace[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('rules:faults', { count: places.length }),
      shortened(
        places.map(({ number, field }) => speech.html('rules:place', { number, field: field.slice(0, 60) })),
        mostFaults,
        speech,
      ),
    ],
    '\n\n',
  ),
  rows: [[{ text: speech.text('rules:import'), data: buttons.importRules.encode({}) }, rulesKey(speech)]],
})

const changesText = ({ successions, faults }: Checked, speech: Speech): Html =>
  faults.length > 0
    ? shortened(
        faults.map(fault => faultText(fault, speech)),
        mostFaults,
        speech,
      )
    : shortened(
        successions.map(succession => successionText(succession, speech)),
        mostChanges,
        speech,
      )

/** The author hears what he has asked for, and that it is not in force yet. */
export const proposedScreen = (checked: Checked, speech: Speech): Screen => ({
  text: joinHtml(
    [speech.html('rules:proposed', { count: checked.successions.length }), changesText(checked, speech)],
    '\n\n',
  ),
  rows: [[rulesKey(speech)]],
})

/** A proposal as a second person reads it; decided ones say by whom. */
export const proposalScreen = ({ proposal, checked }: OpenedProposal, speech: Speech): Screen => {
  const { id, author, rules, decision, relations } = proposal
  const isOpen = decision === null && !relations.has('self')
  return {
    text: joinHtml(
      [
        speech.html('rules:proposal', { name: author, count: rules.length }),
        changesText(checked, speech),
        decision && decidedText({ decider: decision.decider, reason: decision.reason }, speech),
        decision === null && relations.has('self') && speech.html('rules:ownProposal'),
      ],
      '\n\n',
    ),
    rows: [
      isOpen
        ? [
            { text: speech.text('rules:release'), data: buttons.releaseRules.encode({ proposal: id }) },
            { text: speech.text('rules:decline'), data: buttons.declineRules.encode({ proposal: id }) },
          ]
        : [],
      [
        { text: speech.text('rules:downloadProposal'), data: buttons.proposalFile.encode({ proposal: id }) },
        rulesKey(speech),
      ],
    ],
  }
}

type Decided = Readonly<{ decider: string; reason: string | null }>

const decidedText = ({ decider, reason }: Decided, speech: Speech): Html =>
  joinHtml(
    [
      speech.html(reason === null ? 'rules:releasedBy' : 'rules:declinedBy', { name: decider }),
      reason !== null && speech.html('notices:reason', { reason }),
    ],
    '\n',
  )

/** Asks why it is not released. */
export const declineRulesScreen = (proposal: string, speech: Speech): Screen => ({
  text: speech.html('rules:askDecline'),
  rows: [[{ text: speech.text('common:back'), data: buttons.openProposal.encode({ proposal }) }]],
})

const proposalKey = ({ proposalId: proposal }: ListedProposal, speech: Speech): Button => ({
  text: speech.text('rules:open'),
  data: buttons.openProposal.encode({ proposal }),
})

/** Told to the admins who may release it. */
export const ruleProposedScreen = (card: ListedProposal, speech: Speech): Screen => ({
  text: speech.html('rules:proposal', { name: card.author, count: card.total }),
  rows: [[proposalKey(card, speech)]],
})

/** Told to its author, and to whoever was asked. */
export const ruleDecidedScreen = (card: ListedProposal, decided: Decided, speech: Speech): Screen => ({
  text: joinHtml(
    [speech.html('rules:proposal', { name: card.author, count: card.total }), decidedText(decided, speech)],
    '\n\n',
  ),
  rows: [[homeKey(speech)]],
})
