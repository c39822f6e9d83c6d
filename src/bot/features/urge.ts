import { Composer } from 'grammy'
import { followUpName } from '../../conversations/follow-up.ts'
import type { Deps } from '../../domain/ports.ts'
import { answerUrge, flawOfNeededDay, openUrge } from '../../domain/urge/answer.ts'
import type { UrgeTarget } from '../../domain/urge/port.ts'
import { openUrging, type UrgeChoices } from '../../domain/urge/send.ts'
import type { Urge } from '../../domain/urge/urge.ts'
import { buttons } from '../buttons.ts'
import { numberToDay } from '../day-number.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { screenRef } from '../screen-ref.ts'
import { homeKey } from '../screens/home.ts'
import { urgeScreen } from '../screens/urge.ts'
import {
  askNeedDayScreen,
  askNeedReasonScreen,
  askNotMineScreen,
  askReferenceScreen,
  urgeRecipientsScreen,
} from '../screens/urge-ask.ts'

const refuse = async (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> => {
  await leaveDialogue(ctx)
  await showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })
}

/** Urges: sending one, and its answer. */
export const createUrge = (deps: Deps): Composer<LinkedContext> => {
  const urges = new Composer<LinkedContext>()

  const begin = async (
    ctx: LinkedContext,
    target: UrgeTarget,
    next: (choices: UrgeChoices) => Promise<void>,
  ): Promise<void> => {
    const choices = await openUrging(deps, ctx.viewer.actor, target)
    if (!choices.ok) return refuse(ctx, choices.refusal)
    await leaveDialogue(ctx)
    await next(choices.value)
  }

  const askReference = async (
    ctx: LinkedContext,
    { target, kind }: UrgeChoices,
    recipient: Readonly<{ id: string; name: string }>,
  ): Promise<void> => {
    const ids =
      'recommendationId' in target
        ? { recommendation: target.recommendationId }
        : { inspection: target.inspectionId }
    const of = { ...ids, kind, recipient: recipient.id, name: recipient.name }
    await ctx.conversation.enter(followUpName, { purpose: 'urgeReference', of })
    await showScreen(ctx, askReferenceScreen(target, recipient.name, ctx.speech))
  }

  onPress(urges, buttons.urgeOwner, (ctx, { recommendation }) =>
    begin(ctx, { recommendationId: recommendation }, choices => {
      const [owner] = choices.recipients
      return owner ? askReference(ctx, choices, owner) : refuse(ctx, 'urge_nobody')
    }),
  )
  onPress(urges, buttons.urgeAddressee, (ctx, { inspection }) =>
    begin(ctx, { inspectionId: inspection }, choices =>
      showScreen(ctx, urgeRecipientsScreen(choices, inspection, ctx.speech)),
    ),
  )
  onPress(urges, buttons.urgeRecipient, (ctx, { inspection, person }) =>
    begin(ctx, { inspectionId: inspection }, choices => {
      const recipient = choices.recipients.find(({ id }) => id === person)
      return recipient ? askReference(ctx, choices, recipient) : refuse(ctx, 'urge_nobody')
    }),
  )
  // Keys of an urge that is no longer being written: nothing was sent.
  onPress(urges, buttons.urgeDay, ctx => refuse(ctx, 'draft_lost'))
  onPress(urges, buttons.sendUrge, ctx => refuse(ctx, 'draft_lost'))

  /** Only its recipient, and only while it waits; whoever comes later sees the answer there is. */
  const whileOpen = async (
    ctx: LinkedContext,
    id: string,
    next: (urge: Urge) => Promise<void>,
  ): Promise<void> => {
    const { speech } = ctx
    const { personId } = ctx.viewer.actor
    const found = await openUrge(deps, ctx.viewer.actor, id)
    if (!found.ok || found.value.recipient.id !== personId) return refuse(ctx, 'urge_unknown')
    await leaveDialogue(ctx)
    if (!found.value.answer) return next(found.value)
    const screen = urgeScreen(found.value, personId, speech)
    await showScreen(ctx, withSentence(screen, wordRefusal(speech, 'urge_answered')))
  }

  const ask = async (
    ctx: LinkedContext,
    purpose: string,
    of: Readonly<Record<string, string>>,
    screen: Screen,
  ): Promise<void> => {
    await ctx.conversation.enter(followUpName, { purpose, of })
    await showScreen(ctx, screen)
  }

  onPress(urges, buttons.openUrge, async (ctx, { urge }) => {
    const found = await openUrge(deps, ctx.viewer.actor, urge)
    if (!found.ok) return refuse(ctx, found.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, urgeScreen(found.value, ctx.viewer.actor.personId, ctx.speech))
  })

  onPress(urges, buttons.urgeDone, async (ctx, { urge }) => {
    const { speech } = ctx
    const { actor, accountId } = ctx.viewer
    const messageId = ctx.callbackQuery?.message?.message_id
    const seen = messageId === undefined ? null : screenRef(accountId, messageId)
    const answered = await answerUrge(deps, actor, urge, { kind: 'done' }, seen)
    if (!answered.ok) return refuse(ctx, answered.refusal)
    await leaveDialogue(ctx)
    const screen = urgeScreen(answered.value.urge, actor.personId, speech)
    const isLate = answered.value.isLate && !ctx.isRepeated
    await showScreen(ctx, isLate ? withSentence(screen, wordRefusal(speech, 'urge_answered')) : screen)
  })

  onPress(urges, buttons.urgeNeedTime, (ctx, { urge }) =>
    whileOpen(ctx, urge, () =>
      ask(ctx, 'needDay', { urge }, askNeedDayScreen(urge, deps.moment().today, ctx.speech)),
    ),
  )
  onPress(urges, buttons.urgeNeedDay, (ctx, { urge, days }) =>
    whileOpen(ctx, urge, () => {
      const { today } = deps.moment()
      const day = numberToDay(days)
      const flaw = flawOfNeededDay(day, today)
      const again = askNeedDayScreen(urge, today, ctx.speech)
      if (flaw) return ask(ctx, 'needDay', { urge }, withSentence(again, wordRefusal(ctx.speech, flaw)))
      return ask(ctx, 'needReason', { urge, day }, askNeedReasonScreen(urge, day, ctx.speech))
    }),
  )
  onPress(urges, buttons.urgeNotMine, (ctx, { urge }) =>
    whileOpen(ctx, urge, () => ask(ctx, 'notMine', { urge }, askNotMineScreen(urge, ctx.speech))),
  )
  return urges
}
