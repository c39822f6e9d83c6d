import { Composer } from 'grammy'
import { type Asked, logName } from '../../conversations/log.ts'
import { deleteEntry } from '../../domain/notebook/delete.ts'
import { decideEntryFile, type EntryFile, type NotebookEntry } from '../../domain/notebook/entry.ts'
import { entryDays, moveEntry } from '../../domain/notebook/move.ts'
import { listEntries, openEntry } from '../../domain/notebook/open.ts'
import { writeEntry } from '../../domain/notebook/write.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { type Html, withoutBidiControls } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { screenRef } from '../screen-ref.ts'
import { entryFileScreen, entryScreen, notebookKey } from '../screens/entry.ts'
import {
  askDeleteEntryScreen,
  askEntryScreen,
  entryDaysScreen,
  rewriteEntryScreen,
} from '../screens/entry-steps.ts'
import { notebookScreen } from '../screens/notebook.ts'
import { fileOf, loggedWords } from '../sent-note.ts'

/** /log: one message is one entry; and the notebook of whoever wrote it, which nobody else opens. */
export const createNotebook = (deps: Deps): Composer<LinkedContext> => {
  const notebook = new Composer<LinkedContext>()

  const ask = async (ctx: LinkedContext, asked: Asked, screen: Screen): Promise<void> => {
    await leaveDialogue(ctx)
    await ctx.conversation.enter(logName, asked)
    await showScreen(ctx, screen)
  }

  const askNew = (
    ctx: LinkedContext,
    file: EntryFile | null,
    refusal: WordedRefusal | null,
  ): Promise<void> => {
    const screen = askEntryScreen(file, ctx.speech)
    const shown = refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen
    return ask(ctx, { entry: null, file }, shown)
  }

  const log = async (ctx: LinkedContext, text: string): Promise<void> => {
    const { message, speech, viewer } = ctx
    if (!message) return
    const attachment = fileOf(message)
    const file = decideEntryFile(attachment)
    const kept = file.ok ? file.value : null
    if (text === '') return askNew(ctx, kept, file.ok ? null : file.refusal)
    const source = screenRef(viewer.accountId, message.message_id)
    const written = await writeEntry(deps, viewer.actor, { text, attachment, source })
    if (!written.ok) return askNew(ctx, kept, written.refusal)
    // Whatever else is being asked stays asked; only the question for an entry has its answer.
    await ctx.conversation.exit(logName)
    await showScreen(ctx, withSentence(entryScreen(written.value, speech), speech.html('notebook:saved')))
  }
  notebook.command('log', ctx => log(ctx, withoutBidiControls(ctx.match).trim()))
  notebook.on('message:caption', (ctx, next) => {
    const words = loggedWords(ctx.message.caption)
    return words === undefined ? next() : log(ctx, words)
  })
  notebook.on('edited_message', async (ctx, next) => {
    const { text, caption } = ctx.editedMessage
    if (loggedWords(text ?? caption ?? '') === undefined) return next()
    const rows = [[notebookKey(0, ctx.speech)]]
    await showScreen(ctx, { text: ctx.speech.html('notebook:editedMessage'), rows })
  })
  onPress(notebook, buttons.newEntry, ctx => askNew(ctx, null, null))

  const showList = async (ctx: LinkedContext, page: number, sentence: Html | null = null): Promise<void> => {
    await leaveDialogue(ctx)
    const { total, items } = await listEntries(deps, ctx.viewer.actor, page)
    const screen = notebookScreen(total, items, page, ctx.speech)
    await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
  }
  onPress(notebook, buttons.notebook, (ctx, { page }) => showList(ctx, page))

  /** Something about an entry; the list where it is gone. */
  const withEntry = async (
    ctx: LinkedContext,
    id: string,
    show: (entry: NotebookEntry) => Promise<void>,
  ): Promise<void> => {
    const opened = await openEntry(deps, ctx.viewer.actor, id)
    if (!opened.ok) return showList(ctx, 0, wordRefusal(ctx.speech, opened.refusal))
    await leaveDialogue(ctx)
    await show(opened.value)
  }

  onPress(notebook, buttons.openEntry, (ctx, { entry: id, page }) =>
    withEntry(ctx, id, entry => showScreen(ctx, entryScreen(entry, ctx.speech, page))),
  )
  onPress(notebook, buttons.entryFile, (ctx, { entry: id }) =>
    withEntry(ctx, id, entry =>
      showScreen(ctx, entry.attachment ? entryFileScreen(entry, ctx.speech) : entryScreen(entry, ctx.speech)),
    ),
  )
  onPress(notebook, buttons.editEntry, (ctx, { entry: id }) =>
    withEntry(ctx, id, entry => ask(ctx, { entry: id, file: null }, rewriteEntryScreen(entry, ctx.speech))),
  )
  onPress(notebook, buttons.entryDays, (ctx, { entry: id }) =>
    withEntry(ctx, id, entry =>
      showScreen(ctx, entryDaysScreen(entry, entryDays(deps.moment().today), ctx.speech)),
    ),
  )
  onPress(notebook, buttons.setEntryDay, async (ctx, { entry: id, day }) => {
    const { speech } = ctx
    const moved = await moveEntry(deps, ctx.viewer.actor, id, day)
    if (moved.ok)
      return showScreen(ctx, withSentence(entryScreen(moved.value, speech), speech.html('notebook:changed')))
    await withEntry(ctx, id, entry => {
      const screen = entryDaysScreen(entry, entryDays(deps.moment().today), speech)
      return showScreen(ctx, withSentence(screen, wordRefusal(speech, moved.refusal)))
    })
  })
  onPress(notebook, buttons.askDeleteEntry, (ctx, { entry: id }) =>
    withEntry(ctx, id, entry => showScreen(ctx, askDeleteEntryScreen(entry, ctx.speech))),
  )
  onPress(notebook, buttons.deleteEntry, async (ctx, { entry: id }) => {
    const deleted = await deleteEntry(deps, ctx.viewer.actor, id)
    const { speech } = ctx
    await showList(
      ctx,
      0,
      deleted.ok ? speech.html('notebook:deleted') : wordRefusal(speech, deleted.refusal),
    )
  })
  return notebook
}
