import { Composer } from 'grammy'
import { followUpName } from '../../conversations/follow-up.ts'
import type { Question } from '../../conversations/question.ts'
import type { Deps } from '../../domain/ports.ts'
import { askForDay } from '../../domain/recommendation/ask-day.ts'
import { decideDay } from '../../domain/recommendation/decide-day.ts'
import { openFiles } from '../../domain/recommendation/evidence.ts'
import { handInRecommendation } from '../../domain/recommendation/hand-in.ts'
import { openIssue } from '../../domain/recommendation/issue.ts'
import { listRecommendations } from '../../domain/recommendation/list.ts'
import { nameVerifier, otherVerifiers } from '../../domain/recommendation/name-verifier.ts'
import { openRecommendation, type RecommendationView } from '../../domain/recommendation/open.ts'
import { passToOwner } from '../../domain/recommendation/pass-on.ts'
import { askedDay } from '../../domain/recommendation/recommendation.ts'
import { reopenRecommendation } from '../../domain/recommendation/reopen.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import { numberToDay } from '../day-number.ts'
import { sendScreen, showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { fileScreen } from '../screens/evidence-file.ts'
import { homeKey } from '../screens/home.ts'
import { recommendationScreen } from '../screens/recommendation.ts'
import {
  askDayReasonScreen,
  askEvidenceScreen,
  askOtherDayScreen,
  askRefuseDayScreen,
  askReopenScreen,
} from '../screens/recommendation-ask.ts'
import { askTextScreen } from '../screens/recommendation-draft.ts'
import { recommendationHistoryScreen } from '../screens/recommendation-history.ts'
import { recommendationsScreen, toList } from '../screens/recommendation-list.ts'
import { askNextOwnerScreen, otherVerifiersScreen } from '../screens/recommendation-people.ts'

/** Recommendations: the lists, one with all that may be done with it, and writing a new one. */
export const createRecommendation = (deps: Deps): Composer<LinkedContext> => {
  const recommendations = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, part: string, page: number): Promise<void> => {
    await leaveDialogue(ctx)
    const listed = await listRecommendations(deps, ctx.viewer.actor, toList(part), page)
    await showScreen(ctx, recommendationsScreen(listed, deps.moment().today, ctx.speech))
  }
  recommendations.command('recommendations', ctx => showList(ctx, 'owned', 0))
  onPress(recommendations, buttons.recommendations, (ctx, { part, page }) => showList(ctx, part, page))

  /** What stands in the way, above the present state where that may be seen. */
  const refuse = async (ctx: LinkedContext, id: string, refusal: WordedRefusal): Promise<void> => {
    const { speech } = ctx
    const sentence = wordRefusal(speech, refusal)
    const view = await openRecommendation(deps, ctx.viewer.actor, id)
    await leaveDialogue(ctx)
    await showScreen(
      ctx,
      view.ok && refusal !== 'recommendation_unknown'
        ? withSentence(recommendationScreen(view.value, deps.moment().today, speech), sentence)
        : { text: sentence, rows: [[homeKey(speech)]] },
    )
  }

  const show = async (
    ctx: LinkedContext,
    id: string,
    view: Result<RecommendationView, WordedRefusal>,
    screen: ((view: RecommendationView) => Screen) | null = null,
    question: Question | null = null,
  ): Promise<void> => {
    if (!view.ok) return refuse(ctx, id, view.refusal)
    await leaveDialogue(ctx)
    if (question) await ctx.conversation.enter(followUpName, question)
    const present = () => recommendationScreen(view.value, deps.moment().today, ctx.speech)
    await showScreen(ctx, screen ? screen(view.value) : present())
  }

  const open = (ctx: LinkedContext, id: string) => openRecommendation(deps, ctx.viewer.actor, id)

  onPress(recommendations, buttons.openRecommendation, async (ctx, { recommendation }) =>
    show(ctx, recommendation, await open(ctx, recommendation)),
  )
  onPress(recommendations, buttons.recommendationHistory, async (ctx, { recommendation, page }) =>
    show(ctx, recommendation, await open(ctx, recommendation), view =>
      recommendationHistoryScreen(view, page, ctx.speech),
    ),
  )

  /** Only its owner has this before him, and only while it is open. */
  const whileOwn = async (
    ctx: LinkedContext,
    id: string,
    screen: (view: RecommendationView) => Screen,
    purpose: string,
  ): Promise<void> => {
    const view = await open(ctx, id)
    if (!view.ok || !view.value.relations.has('owner')) return refuse(ctx, id, 'recommendation_unknown')
    const { state, dueOn } = view.value.recommendation
    if (state !== 'open') return refuse(ctx, id, 'recommendation_not_open')
    if (purpose === 'otherDay' && askedDay(view.value)) return refuse(ctx, id, 'due_day_asked')
    await show(ctx, id, view, screen, { purpose, of: { recommendation: id, dueOn } })
  }

  onPress(recommendations, buttons.showEvidence, (ctx, { recommendation: id }) =>
    whileOwn(ctx, id, () => askEvidenceScreen(id, ctx.speech), 'evidence'),
  )
  onPress(recommendations, buttons.askNextOwner, (ctx, { recommendation: id }) =>
    whileOwn(ctx, id, () => askNextOwnerScreen(id, ctx.speech), 'nextOwner'),
  )
  onPress(recommendations, buttons.askOtherDay, (ctx, { recommendation: id }) => {
    const screen = ({ recommendation }: RecommendationView) =>
      askOtherDayScreen(recommendation, deps.moment().today, ctx.speech)
    return whileOwn(ctx, id, screen, 'otherDay')
  })
  onPress(recommendations, buttons.otherDay, async (ctx, { recommendation: id, days }) => {
    const day = numberToDay(days)
    const looked = await askForDay(deps, ctx.viewer.actor, id, { day, reason: null })
    const question = { purpose: 'dayReason', of: { recommendation: id, day } }
    await show(ctx, id, looked, () => askDayReasonScreen(id, day, ctx.speech), question)
  })

  onPress(recommendations, buttons.handInRecommendation, async (ctx, { recommendation: id }) => {
    const handed = await handInRecommendation(deps, ctx.viewer.actor, id)
    const isAgain = !handed.ok && handed.refusal === 'recommendation_not_open' && ctx.isRepeated
    await show(ctx, id, isAgain ? await open(ctx, id) : handed)
  })

  onPress(recommendations, buttons.passToOwner, async (ctx, { recommendation: id, person }) => {
    const { speech } = ctx
    const passed = await passToOwner(deps, ctx.viewer.actor, id, person)
    if (!passed.ok) return refuse(ctx, id, passed.refusal)
    await leaveDialogue(ctx)
    const { name } = passed.value
    await showScreen(ctx, {
      text: speech.html('recommendation:passedDone', { name }),
      rows: [[homeKey(speech)]],
    })
  })

  onPress(recommendations, buttons.grantDay, async (ctx, { recommendation: id }) =>
    show(ctx, id, await decideDay(deps, ctx.viewer.actor, id, null)),
  )
  onPress(recommendations, buttons.refuseDay, async (ctx, { recommendation: id }) => {
    const view = await open(ctx, id)
    if (view.ok && !askedDay(view.value)) return refuse(ctx, id, 'due_day_none')
    const question = { purpose: 'refuseDay', of: { recommendation: id } }
    await show(ctx, id, view, () => askRefuseDayScreen(id, ctx.speech), question)
  })

  onPress(recommendations, buttons.reopenRecommendation, async (ctx, { recommendation: id }) => {
    const view = await reopenRecommendation(deps, ctx.viewer.actor, id, null)
    const question = { purpose: 'reopen', of: { recommendation: id } }
    await show(ctx, id, view, () => askReopenScreen(id, ctx.speech), question)
  })

  onPress(recommendations, buttons.otherVerifiers, async (ctx, { recommendation: id }) => {
    const people = await otherVerifiers(deps, ctx.viewer.actor, id)
    if (!people.ok) return refuse(ctx, id, people.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, otherVerifiersScreen(id, people.value, ctx.speech))
  })
  onPress(recommendations, buttons.nameVerifier, async (ctx, { recommendation: id, person }) =>
    show(ctx, id, await nameVerifier(deps, ctx.viewer.actor, id, person)),
  )

  onPress(recommendations, buttons.evidenceFiles, async (ctx, { recommendation: id, version }) => {
    const { speech } = ctx
    const opened = await openFiles(deps, ctx.viewer.actor, id, version)
    if (!opened.ok) return refuse(ctx, id, opened.refusal)
    const back = buttons.openRecommendation.encode({ recommendation: id })
    const screens = opened.value.map(sent =>
      fileScreen(sent, speech.html('recommendation:fileOf'), back, speech),
    )
    for (const screen of screens.slice(0, -1))
      await sendScreen(ctx.api, ctx.viewer.accountId, { ...screen, rows: [] }, speech)
    const last = screens.at(-1)
    if (!last) return refuse(ctx, id, 'evidence_gone')
    await showScreen(ctx, last)
  })

  const write = async (ctx: LinkedContext, inspection: string, isLost: boolean): Promise<void> => {
    const { speech } = ctx
    const choices = await openIssue(deps, ctx.viewer.actor, inspection)
    await leaveDialogue(ctx)
    if (!choices.ok)
      return showScreen(ctx, { text: wordRefusal(speech, choices.refusal), rows: [[homeKey(speech)]] })
    await ctx.conversation.enter(followUpName, { purpose: 'newText', of: { inspection } })
    const screen = askTextScreen(choices.value, speech)
    await showScreen(ctx, isLost ? withSentence(screen, wordRefusal(speech, 'draft_lost')) : screen)
  }
  onPress(recommendations, buttons.newRecommendation, (ctx, { inspection }) => write(ctx, inspection, false))
  // Keys of a draft that is no longer there begin it anew: nothing was issued yet.
  onPress(recommendations, buttons.draftPart, (ctx, { inspection }) => write(ctx, inspection, true))
  onPress(recommendations, buttons.draftPerson, (ctx, { inspection }) => write(ctx, inspection, true))
  onPress(recommendations, buttons.draftDay, (ctx, { inspection }) => write(ctx, inspection, true))
  onPress(recommendations, buttons.issueRecommendation, (ctx, { inspection }) => write(ctx, inspection, true))
  return recommendations
}
