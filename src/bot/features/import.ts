import { Composer, InputFile } from 'grammy'
import { importRosterName } from '../../conversations/import.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Import } from '../../domain/roster/port.ts'
import { cancelImport, openImports, openWanted } from '../../domain/roster/run.ts'
import type { Background } from '../background.ts'
import { buttons } from '../buttons.ts'
import type { ReadFile } from '../file-download.ts'
import { editScreen, sendScreen, showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { RosterDesk } from '../roster-desk.ts'
import { runRoster, type Watching } from '../roster-run.ts'
import type { Screen } from '../screen.ts'
import { homeKey } from '../screens/home.ts'
import {
  askRosterScreen,
  rosterCheckedScreen,
  rosterDoneScreen,
  rosterEndedScreen,
  rosterRunningScreen,
} from '../screens/roster.ts'

type Options = Readonly<{
  deps: Deps
  rosterDesk: RosterDesk
  readFile: ReadFile
  background: Background
}>

/** Shows that it goes on, in the message it will say more in. */
const watch = async (ctx: LinkedContext, wanted: Import): Promise<Watching> => {
  const { api, speech } = ctx
  const chatId = ctx.viewer.accountId
  const screen = rosterRunningScreen(wanted, null, speech)
  const pressed = ctx.callbackQuery?.message?.message_id ?? 0
  const isShown = await editScreen(api, chatId, pressed, screen, speech)
  const messageId = isShown ? pressed : await sendScreen(api, chatId, screen, speech)
  ctx.remember({ screenId: messageId })
  return { api, chatId, messageId, speech }
}

/** /import: the template, and the file that comes back, looked through and then written whole. */
export const createImport = ({
  deps,
  rosterDesk,
  readFile,
  background,
}: Options): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const screenOf = (waiting: Import | null, isOwn: boolean, ctx: LinkedContext): Screen => {
    const { speech } = ctx
    if (waiting?.state === 'running' && isOwn) return rosterRunningScreen(waiting, null, speech)
    if (waiting?.state === 'checked')
      return rosterCheckedScreen(waiting.id, waiting.file.name, waiting.shown.counts, speech)
    return askRosterScreen(speech)
  }

  /** What there is to say of imports now; without one of his own that waits, somebody is asked for a file. */
  const show = async (ctx: LinkedContext, refusal?: WordedRefusal, isForFile = false): Promise<void> => {
    await leaveDialogue(ctx)
    const { speech } = ctx
    const opened = await openImports(deps, ctx.viewer.actor)
    if (!opened.ok)
      return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
    const { waiting, isOwn } = opened.value
    const isRunning = waiting?.state === 'running' && isOwn
    const isAsking = !isRunning && (isForFile || waiting?.state !== 'checked')
    const screen = isAsking ? askRosterScreen(speech) : screenOf(waiting, isOwn, ctx)
    if (isAsking) await ctx.conversation.enter(importRosterName)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(speech, refusal)) : screen)
  }
  feature.command('import', ctx => show(ctx))
  onPress(feature, buttons.importRoster, ctx => show(ctx, undefined, true))

  onPress(feature, buttons.rosterTemplate, async (ctx, { part }) => {
    const { speech } = ctx
    const isFilled = part === 'present'
    const { actor, language, digits } = ctx.viewer
    await ctx.replyWithChatAction('upload_document')
    const file = await rosterDesk.template({ actor, isFilled, language, digits })
    if (!file.ok) return show(ctx, file.refusal)
    await ctx.replyWithDocument(new InputFile(file.value, `${speech.text('roster:templateName')}.xlsx`), {
      caption: speech.text(isFilled ? 'roster:presentCaption' : 'roster:templateCaption'),
    })
  })

  onPress(feature, buttons.writeImport, async (ctx, { file: id }) => {
    const { actor } = ctx.viewer
    const opened = await openWanted(deps, actor, id)
    if (!opened.ok) return show(ctx, opened.refusal)
    const wanted = opened.value
    await leaveDialogue(ctx)
    if (wanted.state === 'done')
      return showScreen(ctx, rosterDoneScreen(wanted.file.name, wanted.shown.counts, ctx.speech))
    // Its message says how far it is; a word more could come after its last one.
    if (wanted.state === 'running') return
    const watching = await watch(ctx, wanted)
    background.run(`import ${id}`, signal =>
      runRoster({ rosterDesk, readFile, actor, wanted, watching }, signal),
    )
  })

  onPress(feature, buttons.cancelImport, async (ctx, { file: id }) => {
    const cancelled = await cancelImport(deps, ctx.viewer.actor, id)
    if (!cancelled.ok) return show(ctx, cancelled.refusal)
    await leaveDialogue(ctx)
    const text = ctx.speech.html('roster:cancelled', { file: cancelled.value.file.name })
    await showScreen(ctx, rosterEndedScreen(text, ctx.speech))
  })
  return feature
}
