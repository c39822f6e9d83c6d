import { type Answers, type LineId, lineFieldId } from '../evaluation/answers.ts'
import { longestName } from '../evaluation/decide-answer.ts'
import type { Store } from '../ports.ts'
import type { NotebookEntry } from './entry.ts'

/** A name has room for the beginning of an entry, on one line; no character is cut in two. */
export const productName = ({ text }: Pick<NotebookEntry, 'text'>): string => {
  let name = ''
  for (const character of text.replace(/\s+/g, ' ')) {
    if (name.length + character.length > longestName) break
    name += character
  }
  return name.trim()
}

/** An entry as a product line: one was assigned and done, without failure or delay, until its author says otherwise. */
export const productAnswers = (line: LineId, entry: NotebookEntry): Answers => ({
  [lineFieldId(line, 'name')]: { kind: 'text', text: productName(entry) },
  [lineFieldId(line, 'assigned')]: { kind: 'count', count: 1 },
  [lineFieldId(line, 'done')]: { kind: 'count', count: 1 },
  [lineFieldId(line, 'failures')]: { kind: 'count', count: 0 },
  [lineFieldId(line, 'delays')]: { kind: 'count', count: 0 },
})

/**
 * Gives the entry of a removed line back, to be proposed again, where the line still bears its name. Answers how
 * many were given back.
 */
export const releaseEntry = async (store: Store, evaluationId: string, name: string): Promise<number> => {
  const taken = await store.notebook.takenOver(evaluationId)
  const entry = taken.find(one => productName(one) === name)
  if (!entry) return 0
  await store.notebook.assign([entry.id], null)
  return 1
}
