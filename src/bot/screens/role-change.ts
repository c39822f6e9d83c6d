import type { OpenedChange } from '../../domain/role/decide.ts'
import type { RoleNotice } from '../../domain/role/notice.ts'
import type { PlannedRole } from '../../domain/role/propose.ts'
import type { RoleCard, RoleDecision } from '../../domain/role/role.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { adminCommand } from './admin-command.ts'
import { homeKey } from './home.ts'
import { changeText, roleKindNumber } from './role-words.ts'

const secondMissing = (speech: Speech): Html => speech.html('role:secondMissing', { command: adminCommand })

export const roleChangeKey = ({ changeId: proposal, person: name }: RoleCard, speech: Speech): Button => ({
  text: speech.text('role:openChange', { name }),
  data: buttons.openRoleChange.encode({ proposal }),
})

export const roleItemText = (card: RoleCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('role:asks', { name: card.author }),
      changeText(card, speech),
      speech.html('approval:cardDue', { day: speech.day(card.dueOn) }),
    ],
    '\n',
  )

/** What is about to be proposed, before it is. */
export const confirmRoleScreen = (planned: PlannedRole, speech: Speech): Screen => {
  const { wanted, person, unit } = planned
  const { personId, unitId, role, change } = wanted
  const key = { person: personId, unit: unitId, wanted: roleKindNumber({ role, change }) }
  return {
    text: joinHtml(
      [
        bold(changeText({ person: person.name, unit: unit.name, role, change }, speech)),
        speech.html(`role:means.${change}`),
        planned.leavesOneAdmin && speech.html('role:leavesOne'),
        planned.canBeReleased ? speech.html('role:confirm') : secondMissing(speech),
      ],
      '\n\n',
    ),
    rows: [
      [{ text: speech.text('role:propose'), data: buttons.proposeRole.encode(key) }],
      [{ text: speech.text('common:back'), data: buttons.openRoles.encode({ person: personId }) }],
    ],
    isProtected: true,
  }
}

const decidedText = ({ outcome, decider: name, decidedAt, reason }: RoleDecision, speech: Speech): Html =>
  joinHtml(
    [
      bold(speech.html(`role:${outcome}By`, { name, instant: speech.instant(new Date(decidedAt)) })),
      reason !== null && speech.html('notices:reason', { reason }),
    ],
    '\n',
  )

/** A proposed change as an admin reads it; a decided one says by whom. */
export const roleChangeScreen = (opened: OpenedChange, speech: Speech): Screen => {
  const { card, decision } = opened
  const { changeId: proposal } = card
  return {
    text: joinHtml(
      [
        decision ? changeText(card, speech) : roleItemText(card, speech),
        decision && decidedText(decision, speech),
        opened.leavesOneAdmin && speech.html('role:leavesOne'),
        !decision && opened.isOwn && speech.html('role:ownChange'),
        !decision && opened.isOneHand && speech.html('role:invitedByOther'),
        !decision && !opened.canBeReleased && secondMissing(speech),
      ],
      '\n\n',
    ),
    rows: [
      opened.mayDecide
        ? [
            { text: speech.text('role:release'), data: buttons.releaseRole.encode({ proposal }) },
            { text: speech.text('role:decline'), data: buttons.declineRole.encode({ proposal }) },
          ]
        : [],
      [{ text: speech.text('role:list'), data: buttons.roles.encode({ page: 0 }) }, homeKey(speech)],
    ],
    isProtected: true,
  }
}

/** Asks why it is not released. */
export const declineRoleScreen = (proposal: string, speech: Speech): Screen => ({
  text: speech.html('role:askDecline'),
  rows: [[{ text: speech.text('common:back'), data: buttons.openRoleChange.encode({ proposal }) }]],
})

export const roleNoticeScreen = (content: RoleNotice, speech: Speech): Screen => {
  const { card } = content
  if (content.kind === 'role.proposed')
    return { text: roleItemText(card, speech), rows: [[roleChangeKey(card, speech)]], isProtected: true }
  const rows = content.kind === 'role.settled' ? [] : [[homeKey(speech)]]
  const text =
    content.kind === 'role.changed'
      ? [
          speech.html(`role:told.${card.change}`, {
            role: speech.text(`role:name.${card.role}`),
            unit: card.unit,
          }),
          speech.html('role:toldBy', { name: card.author, decider: content.decision.decider }),
        ]
      : [changeText(card, speech), decidedText(content.decision, speech)]
  return { text: joinHtml(text, '\n\n'), rows, isProtected: true }
}
