import { InputFile } from 'grammy'
import type { Context } from '../bot/context.ts'
import type { ReadFile } from '../bot/file-download.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { RosterDesk } from '../bot/roster-desk.ts'
import { toKept } from '../bot/roster-words.ts'
import { askRosterScreen, rosterCheckedScreen, rosterUnchangedScreen } from '../bot/screens/roster.ts'
import { rosterFaultsScreen } from '../bot/screens/roster-faults.ts'
import { tableLimits } from '../domain/table.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'

export const importRosterName = 'importRoster'

type Options = Readonly<{ rosterDesk: RosterDesk; readFile: ReadFile }>

/** Takes a file of the roster and says what it would change; asked again until one has no faults. */
export const createImportRoster = (options: Options) => async (conversation: Dialogue) => {
  await ask(conversation, ctx => takeFile(ctx, options))
}

const askAgain = async (ctx: Context, refusal: WordedRefusal): Promise<Taken<null>> => {
  await showScreen(ctx, withSentence(askRosterScreen(ctx.speech), wordRefusal(ctx.speech, refusal)))
  return again
}

/** Longer names of files are cut where they are shown. */
const longestName = 60

const takeFile = async (ctx: Context, { rosterDesk, readFile }: Options): Promise<Taken<null>> => {
  const { speech, viewer } = ctx
  const { actor, language, digits } = viewer
  if (!actor || (typedText(ctx) === undefined && !isOtherMessage(ctx))) return foreign
  const document = ctx.message?.document
  if (!document) return askAgain(ctx, 'roster_file_needed')
  if ((document.file_size ?? 0) > tableLimits.bytes) return askAgain(ctx, 'roster_file_too_large')
  await ctx.replyWithChatAction('typing')
  const bytes = await readFile(document.file_id, tableLimits.bytes)
  if (!bytes) return askAgain(ctx, 'roster_file_too_large')
  const name = toKept(document.file_name ?? '').slice(0, longestName) || '…'
  const file = { fileId: document.file_id, name }
  const checked = await rosterDesk.check({ actor, bytes, file, language, digits })
  if (!checked.ok) return askAgain(ctx, checked.refusal)
  const { faults, total, faultsFile, counts, importId } = checked.value
  if (faultsFile) {
    const shown = new InputFile(faultsFile, `${speech.text('roster:faultsFileName')}.xlsx`)
    await ctx.replyWithDocument(shown, { protect_content: true })
    await showScreen(ctx, rosterFaultsScreen(faults, total, speech))
    return again
  }
  const screen =
    importId === null
      ? rosterUnchangedScreen(counts, speech)
      : rosterCheckedScreen(importId, name, counts, speech)
  await showScreen(ctx, screen)
  return answer(null)
}
