/** What an addressee asks the team; its answer once there is one. */
export type Question = Readonly<{
  id: string
  inspectionId: string
  askerId: string
  asker: string
  text: string
  askedAt: Date
  answer: Readonly<{ text: string; answererId: string; answerer: string; answeredAt: Date }> | null
}>

export type InspectionQuestions = Readonly<{
  /** Whether the message of this name brought a question about it before. */
  isKnown(inspectionId: string, source: string): Promise<boolean>
  add(question: Omit<Question, 'asker' | 'answer'> & Readonly<{ source: string }>): Promise<void>
  /** Waits for whoever is just answering it. */
  lock(id: string): Promise<Question | undefined>
  answer(answer: Readonly<{ questionId: string; text: string; answererId: string; at: Date }>): Promise<void>
  /** Those without an answer first, then the newest first. */
  of(inspectionId: string): Promise<readonly Question[]>
}>
