/** Which of the entries proposed are wanted: all or none of them, but for some. */
export type Choice = Readonly<{ all: boolean; except: readonly string[] }>

/** What is proposed is wanted until somebody says otherwise. */
export const everything: Choice = { all: true, except: [] }

export const isChosen = ({ all, except }: Choice, entryId: string): boolean =>
  except.includes(entryId) !== all

/** The key says what is wanted, so that a second tap on it does not undo the first. */
export const afterPick = (choice: Choice, entryId: string, isWanted: boolean): Choice => {
  if (isChosen(choice, entryId) === isWanted) return choice
  const others = choice.except.filter(id => id !== entryId)
  return { ...choice, except: isWanted === choice.all ? others : [...others, entryId] }
}
