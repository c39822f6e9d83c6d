import { describe, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import {
  askRuleFileScreen,
  declineRulesScreen,
  faultsScreen,
  placesScreen,
  proposalScreen,
  proposedScreen,
  ruleDecidedScreen,
  ruleProposedScreen,
  rulesScreen,
} from '../../src/bot/screens/rules.ts'
import type { Rule, RuleProposal } from '../../src/domain/rule/rule.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName, proseOf } from './hostile.ts'

const words = { vi: nastyName, en: nastyName, de: nastyName, ar: nastyName }
const rule: Rule = {
  key: 'a'.repeat(100),
  value: { unit: '<b>', text: proseOf.signs },
  reference: words,
  source: nastyName.repeat(3),
  grade: 'M',
  verified: false,
  validFrom: '2026-12-01',
  validTo: null,
}
const many = Array.from({ length: 500 }, () => rule)
const proposal: RuleProposal = {
  id: anId(1),
  approvalId: anId(2),
  authorId: anId(3),
  author: nastyName,
  rules: many,
  createdAt: new Date('2026-11-23T02:00:00Z'),
  decision: null,
  relations: new Set(['admin']),
}
const successions = many.map(after => ({ before: rule, after }))
const faults = many.map(({ key }) => ({ key, kind: 'unreadable' as const }))
const card = { proposalId: anId(1), author: nastyName, total: 500 }
const decision = {
  outcome: 'returned',
  decider: nastyName,
  decidedAt: new Date('2026-11-23T03:00:00Z'),
  reason: proseOf.signs.slice(0, 1_000),
} as const

describe.each(languages)('in %s', language => {
  test('Telegram takes every screen about rules, whatever stands in a file', () => {
    const speech = speechIn(language)
    const screens: Record<string, Screen> = {
      rules: rulesScreen({ rules: many, waiting: [proposal] }, '2026-12-02', speech),
      ask: askRuleFileScreen(speech),
      faults: faultsScreen(faults, speech),
      places: placesScreen(
        many.map((_, number) => ({ number, field: `value.${proseOf.signs}` })),
        speech,
      ),
      proposed: proposedScreen({ successions, faults: [] }, speech),
      proposal: proposalScreen({ proposal, checked: { successions, faults: [] } }, speech),
      outdated: proposalScreen({ proposal, checked: { successions: [], faults } }, speech),
      declined: proposalScreen(
        { proposal: { ...proposal, decision }, checked: { successions, faults: [] } },
        speech,
      ),
      'ask decline': declineRulesScreen(anId(1), speech),
      told: ruleProposedScreen(card, speech),
      'told of the decision': ruleDecidedScreen(card, decision, speech),
    }
    for (const [name, screen] of Object.entries(screens)) expect(objections(screen, speech), name).toEqual([])
  })
})
