import { Composer } from 'grammy'
import { answeredScreen, answerQuestionName } from '../../conversations/answer-question.ts'
import { askTeamName } from '../../conversations/inspection-question.ts'
import { acknowledgeReminder } from '../../domain/inspection/acknowledge.ts'
import type { ClockView } from '../../domain/inspection/clocks.ts'
import { openFollowUp } from '../../domain/inspection/follow-up.ts'
import type { InspectionCard } from '../../domain/inspection/notice.ts'
import { askTeam, listQuestions } from '../../domain/inspection/question.ts'
import { answerQuestion } from '../../domain/inspection/question-answer.ts'
import { openInspectionDays, openReminderBoard } from '../../domain/inspection/reminder-board.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { DatedEvent } from '../dates-file.ts'
import { changeKeys, editScreen, showBelow, showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'
import { askQuestionScreen, questionsScreen } from '../screens/inspection-question.ts'
import { acknowledgedReminderScreen } from '../screens/inspection-reminder.ts'
import { reminderBoardScreen } from '../screens/reminder-board.ts'
import { sendDates } from '../send-dates.ts'
import type { Speech } from '../speech.ts'

const millisecondsPerMinute = 60_000

/** The day on which a time limit that runs comes to its end; asked for again it takes the place of the earlier one. */
const limitEvent = (
  { name, clock }: ClockView,
  { inspectionId, title }: InspectionCard,
  at: Date,
  speech: Speech,
): readonly DatedEvent[] =>
  clock.kind === 'notStarted'
    ? []
    : [
        {
          id: `${inspectionId}-${name}`,
          version: Math.floor(at.getTime() / millisecondsPerMinute),
          from: clock.dueOn,
          to: clock.dueOn,
          title: `${speech.text(`calendar:clock.${name}`)} – ${title}`,
          description: '',
          alarmDays: [3, 1],
        },
      ]

/** What goes on before an inspection begins: reminders and their answers, questions to the team, its days. */
export const createInspectionReminder = (deps: Deps): Composer<LinkedContext> => {
  const reminding = new Composer<LinkedContext>()

  const refuse = async (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> => {
    await leaveDialogue(ctx)
    await showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })
  }

  // Answered on the card itself: whatever dialogue is open below goes on.
  onPress(reminding, buttons.acknowledgeReminder, async (ctx, { reminder }) => {
    const { speech, viewer } = ctx
    const messageId = ctx.callbackQuery?.message?.message_id
    const acknowledged = await acknowledgeReminder(deps, viewer.actor, reminder)
    if (!acknowledged.ok) {
      if (messageId !== undefined && acknowledged.refusal === 'reminder_outdated')
        await changeKeys(ctx.api, viewer.accountId, messageId, [], speech)
      return ctx.acknowledge(speech.text(`refusals:${acknowledged.refusal}`))
    }
    const { card, acknowledgedAt } = acknowledged.value
    const screen = acknowledgedReminderScreen(card, acknowledgedAt, deps.moment().today, speech)
    if (messageId !== undefined && (await editScreen(ctx.api, viewer.accountId, messageId, screen, speech)))
      return
    await ctx.acknowledge(
      speech.text('inspectionReminder:receivedAt', { instant: speech.instant(acknowledgedAt) }),
    )
  })

  onPress(reminding, buttons.inspectionDays, async (ctx, { inspection }) => {
    const { speech } = ctx
    const opened = await openInspectionDays(deps, ctx.viewer.actor, inspection)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const { card, version } = opened.value
    const event = {
      id: card.inspectionId,
      version,
      from: card.startsOn,
      to: card.endsOn,
      title: speech.text('inspectionReminder:eventTitle', { title: card.title }),
      description: speech.text('inspectionReminder:eventText'),
      alarmDays: [1],
    }
    // Whoever is inspected has no part in the time limits of the team.
    const followed = await openFollowUp(deps, ctx.viewer.actor, inspection)
    const limits = followed.ok ? followed.value.clocks : []
    const calendar = speech.text('inspectionReminder:calendarName')
    const caption = speech.text('inspectionReminder:fileCaption')
    const { at } = deps.moment()
    const events = [event, ...limits.flatMap(limit => limitEvent(limit, card, at, speech))]
    await sendDates(ctx, { calendar, file: card.startsOn, caption }, events, at)
  })

  onPress(reminding, buttons.reminderBoard, async (ctx, { inspection, page }) => {
    const board = await openReminderBoard(deps, ctx.viewer.actor, inspection)
    if (!board.ok) return refuse(ctx, board.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, reminderBoardScreen(board.value, page, ctx.speech))
  })

  onPress(reminding, buttons.askTeam, async (ctx, { inspection }) => {
    const asked = await askTeam(deps, ctx.viewer.actor, inspection, null)
    if (!asked.ok) return refuse(ctx, asked.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(askTeamName, inspection)
    await showBelow(ctx, askQuestionScreen(asked.value, ctx.speech))
  })

  onPress(reminding, buttons.inspectionQuestions, async (ctx, { inspection, page }) => {
    const listed = await listQuestions(deps, ctx.viewer.actor, inspection)
    if (!listed.ok) return refuse(ctx, listed.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, questionsScreen(listed.value, page, ctx.speech))
  })

  onPress(reminding, buttons.answerQuestion, async (ctx, { asked }) => {
    const opened = await answerQuestion(deps, ctx.viewer.actor, asked, null)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await leaveDialogue(ctx)
    if (!opened.value.answer) await ctx.conversation.enter(answerQuestionName, asked)
    await showScreen(ctx, answeredScreen(opened.value, ctx.speech))
  })
  return reminding
}
