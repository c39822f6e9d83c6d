import type { Context } from '../bot/context.ts'
import { withoutBidiControls } from '../bot/html.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { screenRef } from '../bot/screen-ref.ts'
import { entryScreen } from '../bot/screens/entry.ts'
import { askEntryScreen } from '../bot/screens/entry-steps.ts'
import { homeKey } from '../bot/screens/home.ts'
import { fileOf } from '../bot/sent-note.ts'
import { rewriteEntry } from '../domain/notebook/change.ts'
import { decideEntryFile, type EntryFile } from '../domain/notebook/entry.ts'
import { writeEntry } from '../domain/notebook/write.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'

export const logName = 'log'

/** An entry that is written anew, or none; and a file that came without words and waits for them. */
export type Asked = Readonly<{ entry: string | null; file: EntryFile | null }>

/** Asks for the words of one entry. A file may come with them, or before them. */
export const createLog =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, asked: Asked): Promise<void> => {
    let waiting = asked
    for (;;) {
      const before = waiting
      const file = await ask(conversation, ctx => takeNote(ctx, before, deps))
      if (file === null) return
      waiting = { ...before, file }
    }
  }

const takeNote = async (ctx: Context, asked: Asked, deps: Deps): Promise<Taken<EntryFile | null>> => {
  const { actor } = ctx.viewer
  const text = typedText(ctx)
  if (!actor || !ctx.message || (text === undefined && !isOtherMessage(ctx))) return foreign
  const words = text ?? withoutBidiControls(ctx.message.caption ?? '').trim()
  const file = fileOf(ctx.message)
  const note = { words, file }
  return asked.entry === null
    ? takeNew(ctx, actor, note, asked.file, deps)
    : takeAnew(ctx, actor, note, asked.entry, deps)
}

type Note = Readonly<{ words: string; file: EntryFile | null }>

const takeNew = async (
  ctx: Context,
  actor: Actor,
  { words, file }: Note,
  waiting: EntryFile | null,
  deps: Deps,
): Promise<Taken<EntryFile | null>> => {
  const { speech } = ctx
  const attachment = file ?? waiting
  const source = screenRef(ctx.viewer.accountId, ctx.message?.message_id ?? 0)
  const written = await writeEntry(deps, actor, { text: words, attachment, source })
  if (written.ok) {
    await showScreen(ctx, withSentence(entryScreen(written.value, speech), speech.html('notebook:saved')))
    return answer(null)
  }
  const kept = decideEntryFile(file)
  const newFile = kept.ok ? kept.value : null
  const screen = askEntryScreen(newFile ?? waiting, speech)
  // A file without words is no mistake: it waits for them.
  const isOnlyFile = newFile !== null && words === ''
  await showScreen(ctx, isOnlyFile ? screen : withSentence(screen, wordRefusal(speech, written.refusal)))
  return newFile ? answer(newFile) : again
}

const takeAnew = async (
  ctx: Context,
  actor: Actor,
  { words, file }: Note,
  entry: string,
  deps: Deps,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const changed = await rewriteEntry(deps, actor, entry, words === '' ? null : words, file)
  if (changed.ok) {
    await showScreen(ctx, withSentence(entryScreen(changed.value, speech), speech.html('notebook:changed')))
    return answer(null)
  }
  const sentence = wordRefusal(speech, changed.refusal)
  const isOver = changed.refusal === 'entry_unknown'
  const asked = askEntryScreen(null, speech)
  await showScreen(
    ctx,
    isOver ? { text: sentence, rows: [[homeKey(speech)]] } : withSentence(asked, sentence),
  )
  return isOver ? answer(null) : again
}
