import { Composer, InputFile } from 'grammy'
import { isOpenToAuthor } from '../../domain/evaluation/evaluation.ts'
import { type PaperFacts, printApproval, readOwnEvaluation } from '../../domain/evaluation/paper.ts'
import type { PrintSheet } from '../../domain/evaluation/sheet.ts'
import { overview } from '../../domain/evaluation/steps.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, onPress } from '../press.ts'
import { type WordedRefusal, wordRefusal } from '../refusal.ts'
import { type Button, toKeyboard } from '../screen.ts'
import { homeKey } from '../screens/home.ts'
import { evaluationSheet } from '../sheet.ts'
import type { Speech, Speeches } from '../speech.ts'

/** Letters every computer and every post office can file; whose it is stands inside only. */
const fileNameOf = ({ view, submission }: PaperFacts): string => {
  const version = submission ? `lan-${submission.revision}` : 'ban-nhap'
  return `tu-danh-gia-${view.cycle.periodFrom}-${view.cycle.periodTo}-${version}.pdf`
}

const captionOf = ({ view, submission, person }: PaperFacts, isOwn: boolean, speech: Speech): string => {
  const period = speech.period(view.cycle)
  if (!isOwn) return speech.text('paper:captionOf', { name: person.name, period })
  return speech.text(submission ? 'paper:caption' : 'paper:captionDraft', { period })
}

/** The file lies below the screen it was asked for on, so the way back is under it. */
const backFrom = ({ view }: PaperFacts, approval: string | null, speech: Speech): Button => {
  const { id: evaluation } = view.evaluation
  const text = speech.text('common:back')
  if (approval !== null) return { text, data: buttons.openApproval.encode({ approval, page: 0 }) }
  return isOpenToAuthor(view.evaluation) && !view.cycle.isClosed
    ? { text, data: buttons.goTo.encode({ evaluation, step: overview }) }
    : { text, data: buttons.openPast.encode({ evaluation, page: 0 }) }
}

/** An evaluation on paper: one's own in any state, and what was handed in to somebody for review. */
export const createPaper = (deps: Deps, speeches: Speeches, print: PrintSheet): Composer<LinkedContext> => {
  const paper = new Composer<LinkedContext>()

  const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
    showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

  const send = async (
    ctx: LinkedContext,
    facts: PaperFacts,
    isOfficial: boolean,
    approval: string | null,
  ): Promise<void> => {
    await ctx.replyWithChatAction('upload_document')
    const theirs = isOfficial ? speeches('vi', 'latn', ctx.viewer.timeZone) : ctx.speech
    const file = await print(evaluationSheet(facts, theirs))
    await ctx.replyWithDocument(new InputFile(file, fileNameOf(facts)), {
      caption: captionOf(facts, approval === null, ctx.speech),
      // One's own is one's own to keep; what is printed of others is not.
      protect_content: approval !== null,
      reply_markup: toKeyboard({ rows: [[backFrom(facts, approval, ctx.speech)]] }, ctx.speech),
    })
  }

  onPress(paper, buttons.ownPaper, async (ctx, { evaluation, official }) => {
    const read = await readOwnEvaluation(deps, ctx.viewer.actor, evaluation)
    if (!read.ok) return refuse(ctx, read.refusal)
    await send(ctx, read.value, official === 1, null)
  })

  onPress(paper, buttons.approvalPaper, async (ctx, { approval, official }) => {
    const read = await printApproval(deps, ctx.viewer.actor, approval)
    if (!read.ok) return refuse(ctx, read.refusal)
    await send(ctx, read.value, official === 1, approval)
  })
  return paper
}
