import type { FindingKind } from '../../domain/evaluation/level-proposal.ts'
import { type Finding, findingKinds } from '../../domain/finding/finding.ts'
import type { FindingNotice } from '../../domain/finding/notice.ts'
import type { Draft, FindingsOf } from '../../domain/finding/record.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** What a forged key may say is no kind. */
export const toFindingKind = (part: string): FindingKind | undefined =>
  findingKinds.find(kind => kind === part)

const backKey = (person: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openFindings.encode({ person }),
})

const findingText = (finding: Finding, speech: Speech): Html =>
  speech.html(finding.revokedAt ? 'finding:revoked' : 'finding:line', {
    kind: speech.text(`finding:kind.${finding.kind}`),
    day: speech.day(finding.foundOn),
    document: finding.document,
    name: finding.recordedBy,
  })

/** What was recorded of somebody, and recording more. */
export const findingsScreen = ({ person, findings }: FindingsOf, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('finding:title', { name: person.name }),
      speech.html('finding:note'),
      ...(findings.length > 0
        ? findings.map(one => findingText(one, speech))
        : [speech.html('finding:none')]),
    ],
    '\n\n',
  ),
  rows: [
    ...findingKinds.map(part => [
      {
        text: speech.text(`finding:add.${part}`),
        data: buttons.newFinding.encode({ person: person.id, part }),
      },
    ]),
    ...findings
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ id: finding, foundOn }) => [
        {
          text: speech.text('finding:revoke', { day: speech.day(foundOn) }),
          data: buttons.askRevokeFinding.encode({ finding, person: person.id }),
        },
      ]),
    [homeKey(speech)],
  ],
  isProtected: true,
})

export const askFindingScreen = (person: string, kind: FindingKind, speech: Speech): Screen => ({
  text: joinHtml([speech.html('finding:ask', { kind: speech.text(`finding:kind.${kind}`) })], '\n'),
  rows: [[backKey(person, speech)]],
})

/** As it was understood, before it is kept. */
export const confirmFindingScreen = (person: FindingsOf['person'], draft: Draft, speech: Speech): Screen => ({
  text: speech.html('finding:confirm', {
    name: person.name,
    kind: speech.text(`finding:kind.${draft.kind}`),
    day: speech.day(draft.foundOn),
    document: draft.document,
  }),
  rows: [
    [
      {
        text: speech.text('finding:record'),
        data: buttons.recordFinding.encode({ person: person.id, part: draft.kind }),
      },
    ],
    [backKey(person.id, speech)],
  ],
  isProtected: true,
})

export const askRevokeFindingScreen = (finding: string, person: string, speech: Speech): Screen => ({
  text: speech.html('finding:askRevoke'),
  rows: [
    [{ text: speech.text('finding:revokeNow'), data: buttons.revokeFinding.encode({ finding }) }],
    [backKey(person, speech)],
  ],
})

/** To the one it is about. */
export const findingNoticeScreen = (content: FindingNotice, speech: Speech): Screen => ({
  text: speech.html(content.kind === 'finding.recorded' ? 'finding:told' : 'finding:toldRevoked', {
    kind: speech.text(`finding:kind.${content.finding}`),
    day: speech.day(content.foundOn),
    document: content.document,
    name: content.by,
  }),
  rows: [[homeKey(speech)]],
  isProtected: true,
})
