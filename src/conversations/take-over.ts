import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { fillScreen } from '../bot/screens/fill.ts'
import { takenOverText, takeOverScreen } from '../bot/screens/take-over.ts'
import { afterPick, type Choice, everything } from '../domain/notebook/choice.ts'
import { listProposals, takeOver } from '../domain/notebook/take-over.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'
import { endWith } from './refuse.ts'

export const takeOverName = 'takeOver'

/** Choosing among the entries of a notebook: all of them to begin with, then as the keys say. */
export const createTakeOver =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, evaluationId: string) => {
    let choice = everything
    for (;;) {
      const before = choice
      const picked = await ask(conversation, ctx => takePick(ctx, evaluationId, before, deps))
      if (picked === null) return
      choice = after(before, picked)
    }
  }

/** Only the step from one choice to the next is kept in the dialogue, however many entries there are. */
type Pick = Readonly<{ entry: string | null; isWanted: boolean }>

const after = (choice: Choice, { entry, isWanted }: Pick): Choice =>
  entry === null ? { all: isWanted, except: [] } : afterPick(choice, entry, isWanted)

type Picking = Readonly<{ ctx: Context; actor: Actor; evaluationId: string; choice: Choice; deps: Deps }>

const takePick = async (
  ctx: Context,
  evaluationId: string,
  choice: Choice,
  deps: Deps,
): Promise<Taken<Pick | null>> => {
  const { actor } = ctx.viewer
  const data = ctx.callbackQuery?.data ?? ''
  const one = buttons.pickEntry.decode(data)
  const all = buttons.pickAll.decode(data)
  const page = buttons.fromNotebook.decode(data)
  const over = buttons.takeOver.decode(data)
  const pressed = (one ?? all ?? page ?? over)?.evaluation
  const isOurs =
    pressed === undefined ? typedText(ctx) !== undefined || isOtherMessage(ctx) : pressed === evaluationId
  if (!actor || !isOurs) return foreign
  const picking = { ctx, actor, evaluationId, choice, deps }
  if (over) return takeChosen(picking, over.total)
  if (!one && !all) return showChoice(picking, page?.page ?? 0, page ? null : 'step_unknown')
  const pick = { entry: one?.entry ?? null, isWanted: (one ?? all)?.wanted === 1 }
  const next = after(choice, pick)
  // A second tap on the same key finds everything done.
  if (next === choice && !ctx.isRepeated) return again
  const shown = await showChoice({ ...picking, choice: next }, one?.page ?? 0, null)
  return shown.kind === 'again' ? answer(pick) : shown
}

/** The list as it stands, below a sentence where there is one. Over when nothing can be written any more. */
const showChoice = async (
  { ctx, actor, evaluationId, choice, deps }: Picking,
  page: number,
  refusal: WordedRefusal | null,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const listed = await listProposals(deps, actor, evaluationId)
  if (!listed.ok) return endWith(ctx, listed.refusal)
  if (listed.value.entries.length === 0) {
    await showScreen(ctx, fillScreen(listed.value.view, speech))
    return answer(null)
  }
  const screen = takeOverScreen(listed.value, choice, page, speech)
  await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(speech, refusal)) : screen)
  return again
}

const takeChosen = async (picking: Picking, total: number): Promise<Taken<null>> => {
  const { ctx, actor, evaluationId, choice, deps } = picking
  const { speech } = ctx
  const taken = await takeOver(deps, actor, evaluationId, choice, total)
  if (!taken.ok) return showChoice(picking, 0, taken.refusal)
  const screen = fillScreen(taken.value.view, speech)
  await showScreen(
    ctx,
    taken.value.taken > 0 ? withSentence(screen, takenOverText(taken.value, speech)) : screen,
  )
  return answer(null)
}
