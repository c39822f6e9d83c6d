import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { toLatinDigits } from '../bot/numbers.ts'
import { askFindingScreen, confirmFindingScreen, findingsScreen } from '../bot/screens/finding.ts'
import { dayPattern, readDay } from '../bot/typed-day.ts'
import type { FindingKind } from '../domain/evaluation/level-proposal.ts'
import { checkFinding, type Draft, recordFinding } from '../domain/finding/record.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const findingName = 'finding'

type About = Readonly<{ person: string; kind: FindingKind }>

/** The document and its day in one message, shown as it was understood, and kept on a press. */
export const createFindingDialogue =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, about: About): Promise<void> => {
    const draft = await ask(conversation, ctx => takeDocument(ctx, about, deps))
    if (draft) await ask(conversation, ctx => takePress(ctx, about, draft, deps))
  }

/** The one day a document names; undefined where it names none or several. */
const dayIn = (text: string, today: string): string | undefined => {
  const [found, ...more] = [...toLatinDigits(text).matchAll(dayPattern)]
  return found?.groups && more.length === 0 ? readDay(found.groups, today) : undefined
}

const takeDocument = async (
  ctx: Context,
  { person, kind }: About,
  deps: Deps,
): Promise<Taken<Draft | null>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const { speech } = ctx
  const again = (refusal: Parameters<typeof askAgain>[2]) =>
    askAgain(ctx, askFindingScreen(person, kind, speech), refusal)
  const foundOn = dayIn(said.text, deps.moment().today)
  if (!foundOn) return again('finding_day_needed')
  const draft = { kind, foundOn, document: said.text.trim() }
  const checked = await checkFinding(deps, said.actor, person, draft)
  if (!checked.ok)
    return checked.refusal === 'person_unknown' ? endWith(ctx, checked.refusal) : again(checked.refusal)
  await showScreen(ctx, confirmFindingScreen(checked.value.person, draft, speech))
  return answer(draft)
}

const takePress = async (
  ctx: Context,
  { person, kind }: About,
  draft: Draft,
  deps: Deps,
): Promise<Taken<null>> => {
  const { actor } = ctx.viewer
  const pressed = buttons.recordFinding.decode(ctx.callbackQuery?.data ?? '')
  if (!actor || pressed?.person !== person || pressed.part !== kind) return foreign
  const recorded = await recordFinding(deps, actor, person, draft)
  // Pressed twice, or tried again after it was written.
  if (!recorded.ok) return endWith(ctx, recorded.refusal)
  await showScreen(ctx, findingsScreen(recorded.value, ctx.speech))
  return answer(null)
}
